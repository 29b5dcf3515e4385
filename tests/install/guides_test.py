#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""guides_test.py BUILD COMPILER: do docs/cmake.md and docs/testing.md tell the truth?

The project that a guide shows goes through the commands of its ```sh blocks, with
what BUILD installs. The last one prints the ```text block that follows, if there
is one, in which `...` stands for anything. The options that docs/cmake.md lists
are those that the functions take.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install_test  # noqa: E402
from docs_test import matches  # noqa: E402
from guide_blocks import ROOT, Guide  # noqa: E402

CMAKE, TESTING = Guide("docs/cmake.md"), Guide("docs/testing.md")
ATTEMPTS = 3  # that threads hardly ever meet is what docs/testing.md is about

ORDERS = """#include <fearless/mutex.h>
int orders() {
  static fearless::Mutex<int> count(0);
  return ++*count.lock();
}
"""
ORDERS_TEST = """#include <gtest/gtest.h>
int orders();
TEST(Orders, AreCounted) { EXPECT_EQ(orders(), 1); }
"""


class Project:
    def __init__(self, folder, prefix, compiler, **files):
        self.folder = folder
        self.environment = {**os.environ, "CXX": compiler,
                            "CMAKE_PREFIX_PATH": str(prefix)}
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")

    def run(self, command):
        """What it prints, and its exit status."""
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, text=True, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=900,
            env=self.environment)
        return done.stdout, done.returncode

    def complaints(self, commands):
        for command in commands:
            printed, status = self.run(command)
            if status != 0:
                yield f"`{command}` ends with {status}:\n{printed}"


def commands_of(guide):
    blocks = re.findall(r"^```sh\n(.*?)^```$", guide.text, re.M | re.S)
    return "".join(blocks).splitlines()


def about_cmake(work, prefix, compiler):
    project = Project(work / "orders", prefix, compiler, **{
        "orders.cpp": ORDERS, "orders_test.cpp": ORDERS_TEST,
        "CMakeLists.txt": CMAKE.block("cmake project"),
        "CMakePresets.json": CMAKE.block("json presets")})
    yield from project.complaints(commands_of(CMAKE))


def about_testing(work, prefix, compiler):
    project = Project(work / "stock", prefix, compiler, **{
        "stock_test.cpp": TESTING.block("cpp project"),
        "CMakeLists.txt": TESTING.block("cmake project")})
    *prepare, ctest = commands_of(TESTING)
    yield from project.complaints(prepare)
    for _ in range(ATTEMPTS):
        printed, _ = project.run(ctest)
        if matches(TESTING.block("text"), printed):
            return
    yield f"docs/testing.md: `{ctest}` prints\n{printed}"


def about_options():
    """Those that a function parses are those that the guide lists."""
    for function in ("check", "test"):
        path = ROOT / "cmake" / f"Fearless{function.title()}.cmake"
        parsed = re.search(r"cmake_parse_arguments\(PARSE_ARGV 0 ARG (.*?)\)",
                           path.read_text(), re.S)[1]
        part = CMAKE.text.split(f"## fearless_{function}(")[1]
        listed = re.findall(r"`([A-Z_]{4,})[ `]", part.split("\n## ")[0])
        differ = set(re.findall(r"[A-Z_]+", parsed)) ^ (set(listed) - {"PATH"})
        if differ:
            yield f"docs/cmake.md: fearless_{function} and {sorted(differ)}"


def main(build, compiler):
    with tempfile.TemporaryDirectory(prefix="guides-") as name:
        work = pathlib.Path(name).resolve()
        prefix = install_test.install(pathlib.Path(build).resolve(), work)
        wrong = [*about_cmake(work, prefix, compiler),
                 *about_testing(work, prefix, compiler), *about_options()]
    print("\n".join(wrong) or "the guides tell the truth")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
