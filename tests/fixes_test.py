#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes every edit that findings of the gallery carry, and looks at the result.

    fixes_test.py BUILD_FOLDER [--only TEXT] [-v]

`fearless check --fix` makes all edits of each program at once, and those of
each finding are made alone, in a copy of its program. Either must compile, the
finding must be gone, and nothing new may be found. Which programs have edits
stands in their approved outputs, which tests/run_cases keeps up to date.
"""

import argparse
import collections
import concurrent.futures
import importlib.machinery
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
COMPILER = os.environ.get("CLANGXX", "clang++-19")


def load_run_cases():
    path = str(HERE / "run_cases")
    loader = importlib.machinery.SourceFileLoader("run_cases", path)
    spec = importlib.util.spec_from_loader("run_cases", loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules["run_cases"] = module
    loader.exec_module(module)
    return module


def apply_edits(source, edits):
    """The text with the edits made; columns are bytes."""
    lines = [0]
    text = source.encode()
    for at, byte in enumerate(text):
        if byte == ord("\n"):
            lines.append(at + 1)
    spans = []
    for edit in edits:
        where = edit["location"]
        spans.append((lines[where["line"] - 1] + where["column"] - 1,
                      lines[where["end_line"] - 1] + where["end_column"] - 1,
                      edit["replacement"].encode()))
    for begin, end, replacement in sorted(spans, reverse=True):
        text = text[:begin] + replacement + text[end:]
    return text.decode()


def what(finding):
    return f"{finding['check']}: {finding['message']}"


def spoken(findings):
    return collections.Counter(what(finding) for finding in findings)


class Gallery:
    """Analyses files of a folder that looks like the repository."""

    def __init__(self, folder, program):
        self.folder, self.program = folder, program

    def check(self, paths_by_flags, *options):
        """All findings by path, and why files could not be analysed."""
        found, failed = collections.defaultdict(list), {}
        for flags, paths in paths_by_flags.items():
            done = subprocess.run(
                [self.program, "check", "--format=json", "--quiet", *options,
                 *paths, "--", *flags], cwd=self.folder, capture_output=True,
                encoding="utf-8", errors="replace", check=False)
            if not done.stdout.startswith("{"):
                sys.exit(f"{self.program}: {done.returncode}\n{done.stderr}")
            report = json.loads(done.stdout)
            for finding in report["findings"]:
                found[finding["location"]["path"]].append(finding)
            failed |= {problem["file"]: problem["text"]
                       for problem in report["problems"]
                       if problem["kind"] != "note"}
        return found, failed

    def first_error(self, path, flags):
        done = subprocess.run(
            [COMPILER, *flags, "-fsyntax-only", path], cwd=self.folder,
            capture_output=True, encoding="utf-8", errors="replace",
            check=False)
        errors = [l for l in done.stderr.splitlines() if "error:" in l]
        return (errors or [done.stderr])[0] if done.returncode else ""


def by_flags(cases):
    groups = collections.defaultdict(list)
    for path, flags in cases.items():
        groups[flags].append(path)
    return groups


def judge(variant, before, fixed, after, error):
    """What is wrong with a fixed program; empty: nothing."""
    wrong = []
    if error:
        wrong.append(f"does not compile: {error}")
    left = spoken(before)
    left.subtract(spoken(fixed))
    now = spoken(after)
    for text, count in now.items():
        if count > max(left[text], 0):
            kind = "is still found" if text in spoken(fixed) else "is new"
            wrong.append(f"{kind}: {text}")
    return [f"{variant}: {text}" for text in wrong]


def fixable(findings):
    return [finding for finding in findings if finding["edits"]]


def variants_of(path, source, findings, fixed):
    """Texts to look at, each with the findings that are gone there."""
    texts = [(apply_edits(source, finding["edits"]), [finding])
             for finding in fixable(findings)]
    if [fixed] != [text for text, _ in texts]:
        texts.append((fixed, fixable(findings)))
    return [(path.replace(".cpp", f"__{number}.cpp"), *each)
            for number, each in enumerate(texts)]


def stray_edits(path, findings):
    """The variants are of one file; a case with others needs another test."""
    for finding in findings:
        places = {edit["location"]["path"] for edit in finding["edits"]}
        if places - {path}:
            yield f"{path}: edits of {places}"


def verdicts(program, flags):
    """What is wrong with the fixes of these programs, and their findings."""
    wrong, variants = [], []
    with tempfile.TemporaryDirectory() as name:
        gallery = Gallery(copied(pathlib.Path(name)), program)
        found, _ = gallery.check(by_flags(flags), "--fix")
        for path in flags:
            wrong += stray_edits(path, found[path])
            file = gallery.folder / path
            for copy, text, fixed in variants_of(
                    path, (ROOT / path).read_text(), found[path],
                    file.read_text()):
                (gallery.folder / copy).write_text(text)
                variants.append((copy, path, fixed))
        after, failed = gallery.check(by_flags(
            {copy: flags[path] for copy, path, _ in variants}))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            errors = pool.map(
                lambda v: gallery.first_error(v[0], flags[v[1]]), variants)
            for (copy, path, fixed), error in zip(variants, errors):
                lines = ", ".join(str(f["location"]["line"]) for f in fixed)
                wrong += judge(f"{path}:{lines}", found[path], fixed,
                               after[copy], error or failed.get(copy))
    return wrong, found, len(variants)


def copied(folder):
    shutil.copytree(ROOT / "testcases", folder / "testcases")
    (folder / "runtime").symlink_to(ROOT / "runtime")
    return folder


def table(found):
    rows = collections.Counter(finding["check"] for findings in found.values()
                               for finding in fixable(findings))
    return "\n".join(f"{check:28}{count:4}"
                     for check, count in sorted(rows.items()))


def print_edits(found):
    for path, findings in sorted(found.items()):
        for finding in findings:
            for edit in finding["edits"]:
                where = edit["location"]
                print(f"{path}:{where['line']}:{where['column']}: "
                      f"{finding['check']}: {edit['replacement']!r}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--only", default="", help="paths with this text")
    parser.add_argument("-v", action="store_true", help="list the edits")
    asked = parser.parse_args()
    cases, _ = load_run_cases().gallery(ROOT)
    flags = {case.path: case.flags() for case in cases
             if asked.only in case.path and case.golden is not None
             and case.golden.exists()
             and "= edit: " in case.golden.read_text()}
    if not flags:
        sys.exit("no approved output of such a program has an edit")
    program = str(asked.build.resolve() / "bin" / "fearless")
    wrong, found, texts = verdicts(program, flags)
    if asked.v:
        print_edits(found)
    print("\n".join([table(found), *wrong]))
    print(f"{texts} texts of {len(flags)} programs, {len(wrong)} failures")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
