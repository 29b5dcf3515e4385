#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Makes every edit that findings of the gallery carry, and looks at the result.

    fixes_test.py BUILD_FOLDER [--bless] [--only TEXT] [-v]

Each finding's edits are made alone, in a copy of its program. The copy must
compile, the finding must be gone, and nothing new may be found. Then `--fix`
makes all edits of each program at once, with the same demands. How many
findings of each check carry edits is compared with golden/fixes.txt, so that
an edit that is no longer offered does not go unnoticed.
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
GOLDEN = HERE / "golden" / "fixes.txt"
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
        """All findings by path, and the files that could not be analysed."""
        found, failed = collections.defaultdict(list), set()
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
            failed |= {problem["file"] for problem in report["problems"]
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


def copied(folder):
    shutil.copytree(ROOT / "testcases", folder / "testcases")
    (folder / "runtime").symlink_to(ROOT / "runtime")
    return folder


def each_alone(program, found, flags):
    """Every finding's edits in a program of their own."""
    variants = []
    with tempfile.TemporaryDirectory() as name:
        gallery = Gallery(copied(pathlib.Path(name)), program)
        for path, findings in sorted(found.items()):
            fixable = [f for f in findings if f["edits"]]
            for number, finding in enumerate(fixable):
                places = {e["location"]["path"] for e in finding["edits"]}
                if places != {path} or path not in flags:
                    yield f"{path}: edits of {places}"
                    continue
                copy = path.replace(".cpp", f"__{number}.cpp")
                text = apply_edits((ROOT / path).read_text(), finding["edits"])
                (gallery.folder / copy).write_text(text)
                variants.append((copy, path, finding))
        after, _ = gallery.check(by_flags(
            {copy: flags[path] for copy, path, _ in variants}))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            errors = pool.map(
                lambda v: gallery.first_error(v[0], flags[v[1]]), variants)
            for (copy, path, finding), error in zip(variants, errors):
                yield from judge(f"{path}:{finding['location']['line']}",
                                 found[path], [finding], after[copy], error)


def all_at_once(program, found, flags):
    """`fearless check --fix` over the programs."""
    with tempfile.TemporaryDirectory() as name:
        gallery = Gallery(copied(pathlib.Path(name)), program)
        programs = {path: flags[path] for path, findings in found.items()
                    if path in flags and any(f["edits"] for f in findings)}
        gallery.check(by_flags(programs), "--fix")
        after, _ = gallery.check(by_flags(programs))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            errors = pool.map(lambda p: gallery.first_error(p, programs[p]),
                              programs)
            for path, error in zip(programs, errors):
                fixed = [f for f in found[path] if f["edits"]]
                yield from judge(f"{path} --fix", found[path], fixed,
                                 after[path], error)


def table(found):
    rows = collections.defaultdict(collections.Counter)
    for findings in found.values():
        for finding in findings:
            rows[finding["check"]]["all"] += 1
            rows[finding["check"]]["edits"] += bool(finding["edits"])
    lines = [f"{'check':28}{'findings':>9}{'with edits':>11}"]
    lines += [f"{check:28}{row['all']:9}{row['edits']:11}"
              for check, row in sorted(rows.items()) if row["edits"]]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--bless", action="store_true")
    parser.add_argument("--only", default="", help="paths with this text")
    parser.add_argument("-v", action="store_true", help="list the edits")
    asked = parser.parse_args()
    program = str(asked.build.resolve() / "bin" / "fearless")
    run_cases = load_run_cases()
    cases, _ = run_cases.gallery(ROOT)
    flags = {case.path: case.flags() for case in cases
             if case.kind == "bad" and asked.only in case.path}
    found, _ = Gallery(ROOT, program).check(by_flags(flags))
    if asked.v:
        for path, findings in sorted(found.items()):
            for finding in findings:
                for edit in finding["edits"]:
                    where = edit["location"]
                    print(f"{path}:{where['line']}:{where['column']}: "
                          f"{finding['check']}: {edit['replacement']!r}")
    wrong = [*each_alone(program, found, flags),
             *all_at_once(program, found, flags)]
    print("\n".join(wrong))
    rows = table(found)
    print(rows)
    if asked.bless:
        GOLDEN.write_text(rows)
    elif not asked.only and rows != GOLDEN.read_text():
        wrong.append("differs")
        print(f"not as in {GOLDEN.name}; --bless rewrites it:\n"
              + GOLDEN.read_text())
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
