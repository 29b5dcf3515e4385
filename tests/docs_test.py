#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Runs what the documentation shows, and follows its links.

In a ```console block of README.md or docs/, a line `$ command` is run at the
root of the repository, and must print (both streams) what stands below it. A
line `...` there stands for any lines, `...` within a line for any text.
Relative links of every Markdown file must lead somewhere.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", re.M)
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(([^)\s]+)\)")


def matches(shown, actual):
    """Is `actual` what `shown` says, up to its elisions?"""
    pattern = ""
    for line in shown.splitlines():
        if line == "...":
            pattern += r"(?:.*\n)*?"
        else:
            words = [re.escape(part) for part in line.split("...")]
            pattern += ".*?".join(words) + r"[ ]*\n"
    return re.fullmatch(pattern, actual) is not None


def without_times(text):
    return re.sub(r"\bin [0-9.]+ s\b", "in ... s", text)


def console_blocks(text):
    """(first line of its output, command, output) of each command."""
    for block in BLOCK.finditer(text):
        for found in COMMAND.finditer(block[1]):
            line = text.count("\n", 0, block.start(1) + found.start(2)) + 1
            yield line, found[1], found[2]


def broken_links(path, text):
    text = CODE.sub("", FENCED.sub("", text))
    for target in LINK.findall(text):
        file = target.split("#")[0]
        if re.match(r"[a-z]+:", target) or not file:
            continue
        if not (path.parent / file).exists():
            yield f"links to {target}, which is not there"


class Shell:
    def __init__(self, root, build):
        self.root, self.build = root, build
        self.environment = {**os.environ, "NO_COLOR": "1"}
        self.environment["PATH"] = f"{build / 'bin'}:{os.environ['PATH']}"

    def run(self, command):
        command = re.sub(r"^build/", f"{self.build}/", command)
        done = subprocess.run(["bash", "-c", command], cwd=self.root,
                              env=self.environment, text=True,
                              stdin=subprocess.DEVNULL, timeout=300,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
        return done.stdout, done.returncode


def check_commands(text, shell, bless):
    """(count, failures, text as it should be)."""
    failures, count, edits = [], 0, []
    for line, command, shown in console_blocks(text):
        count += 1
        actual, status = shell.run(command)
        if status > 3:
            failures.append((line, f"`{command}` ends with {status}:\n"
                             + actual))
        elif not matches(shown, actual):
            if bless and "..." not in shown.splitlines():
                edits.append((f"$ {command}\n{shown}",
                              f"$ {command}\n{without_times(actual)}"))
            else:
                failures.append((line, f"`{command}` prints\n{actual}"))
    for old, new in edits:
        text = text.replace(old, new, 1)
    return count, failures, text


def documents(root):
    """Markdown files, and whether their commands are run."""
    for path in sorted(root.rglob("*.md")):
        inside = path.relative_to(root).parts
        if not inside[0].startswith((".", "build")):
            yield path, inside[0] in ("README.md", "docs")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    root = pathlib.Path(__file__).resolve().parent.parent
    parser.add_argument("--root", type=pathlib.Path, default=root)
    parser.add_argument("--build", type=pathlib.Path)
    parser.add_argument("--bless", action="store_true",
                        help="write what commands print, where no lines are "
                             "left out by `...`")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    shell = Shell(root, (arguments.build or root / "build").resolve())

    commands = failed = 0
    for path, is_run in documents(root):
        text = path.read_text(encoding="utf-8")
        failures = [(1, why) for why in broken_links(path, text)]
        if is_run:
            count, more, blessed = check_commands(text, shell, arguments.bless)
            commands += count
            failures += more
            if blessed != text:
                path.write_text(blessed, encoding="utf-8")
        for line, why in failures:
            failed += 1
            print(f"{path.relative_to(root)}:{line}: {why}")
    print(f"{commands} commands run, {failed} failures")
    return 1 if failed or not commands else 0


if __name__ == "__main__":
    sys.exit(main())
