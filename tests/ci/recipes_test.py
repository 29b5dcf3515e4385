#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""recipes_test.py PROGRAM: the commands of our CI recipes, run.

Those of docs/ci.md, packaging/github/action.yml and .pre-commit-hooks.yaml, as
the services would run them, in a small project with a bug, without one, and with
one that does not compile. Other people's actions are left out, and so is
installing packages.
"""

import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from guide_blocks import Guide  # noqa: E402

PROGRAM = pathlib.Path()
GUIDE = Guide("docs/ci.md")
ACTION = yaml.safe_load((ROOT / "packaging/github/action.yml").read_text())
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")

PROJECT = """cmake_minimum_required(VERSION 3.25)
project(Small LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
add_library(small small.cpp)
"""
CLEAN = """#include "small.h"

int first() {
  int total = 1;
  std::thread worker([total] { (void)total; });
  worker.join();
  return total;
}
"""
BAD = CLEAN.replace("  worker.join();", "  worker.detach();").replace(
    "[total]", "[&total]")
BROKEN = CLEAN.replace("total;\n}", "total\n}")


def block(kind):
    return yaml.safe_load(GUIDE.block(f"yaml {kind}"))


def filled(text, inputs):
    """`text` with its `${{ inputs.NAME }}` and the like."""
    def value(found):
        scope, name = found[1].split(".", 1)
        return inputs[name] if scope == "inputs" else str(
            {"action_path": ROOT / "packaging" / "github"}[name])
    return re.sub(r"\$\{\{ (.*?) \}\}", value, str(text))


class Recipes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="recipes-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve() / "small"
        self.folder.mkdir()
        self.environment = {
            **os.environ, "RUNNER_TEMP": folder.name,
            "GITHUB_PATH": f"{folder.name}/path",
            "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}"}
        for key in [key for key in self.environment if key.startswith("GIT_")]:
            del self.environment[key]
        self.write("CMakeLists.txt", PROJECT)
        self.write("small.h", "#pragma once\n#include <thread>\n")
        self.write("small.cpp", CLEAN)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def run_in_project(self, *command, **environment):
        done = subprocess.run(
            command, cwd=self.folder, text=True, check=False, timeout=900,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL, env={**self.environment, **environment})
        return done.returncode, done.stdout

    def assert_ends(self, code, *command, says=(), **environment):
        status, printed = self.run_in_project(*command, **environment)
        self.assertEqual(status, code, printed)
        for text in [says] if isinstance(says, str) else says:
            self.assertIn(text, printed)
        return printed

    def configure(self):
        self.assert_ends(0, "cmake", "-S", ".", "-B", "build", "-G", "Ninja",
                         "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON")

    def action(self, code, says=(), **inputs):
        """The steps of our action; the one that fails ends it."""
        values = {name: entry["default"]
                  for name, entry in ACTION["inputs"].items()}
        values.update({name.replace("_", "-"): value
                       for name, value in inputs.items()})
        printed = ""
        for step in ACTION["runs"]["steps"]:
            self.assertEqual(step["shell"], "bash")
            self.assertNotIn("${{", step["run"])
            environment = {name: filled(value, values)
                           for name, value in step["env"].items()}
            status, text = self.run_in_project(*BASH, step["run"],
                                               **environment)
            printed += text
            if status != 0:
                break
        self.assertEqual(status, code, printed)
        for text in [says] if isinstance(says, str) else says:
            self.assertIn(text, printed)
        return printed

    def sarif_results(self, name="fearless.sarif"):
        text = (self.folder / name).read_text(encoding="utf-8")
        (run,) = json.loads(text)["runs"]
        return [result["ruleId"] for result in run["results"]]


class GitHub(Recipes):
    def workflow(self, code):
        steps = block("github")["jobs"]["check"]["steps"]
        ours = [step for step in steps
                if "packaging/github@" in step.get("uses", "")]
        self.assertEqual(len(ours), 1)
        for step in steps:
            if "run" in step and not step["run"].startswith("apt-get"):
                self.assert_ends(0, *BASH, step["run"])
        inputs = {name.replace("-", "_"): value
                  for name, value in ours[0]["with"].items()}
        self.assertLessEqual(set(ours[0]["with"]), set(ACTION["inputs"]))
        return self.action(code, **inputs)

    def test_workflow(self):
        self.assertNotIn("::", self.workflow(0))
        self.assertEqual(self.sarif_results(), [])
        self.write("small.cpp", BAD)
        self.assertIn("::error file=small.cpp,line=6,", self.workflow(1))
        self.assertEqual(self.sarif_results(),
                         ["fearless-dangling-thread-capture"])

    def test_inputs(self):
        self.write("small.cpp", BAD)
        self.configure()
        self.action(0, checks="use-after-send")
        self.action(1, sarif="other.sarif")
        self.assertEqual(len(self.sarif_results("other.sarif")), 1)
        self.assert_ends(0, "fearless", "baseline", "-o", "known.txt")
        self.action(0, baseline="known.txt")

    def test_failures_are_not_findings(self):
        self.write("small.cpp", BROKEN)
        self.configure()
        self.action(3, says="could not analyse")
        self.assertEqual(self.sarif_results(), [])
        self.action(2, build_dir="nowhere", says="`nowhere`")

    def test_inputs_are_not_run(self):
        self.configure()
        hostile = "x$(touch hit)`touch hit`; touch hit"
        for name in ("build_dir", "checks", "baseline", "since"):
            self.action(2, **{name: hostile})
        self.action(0, sarif=hostile)
        self.assertFalse((self.folder / "hit").exists())

    def test_builds_fearless_where_it_is_not_installed(self):
        (first, _) = ACTION["runs"]["steps"]
        action = self.folder / "checkout/packaging/github"
        action.mkdir(parents=True)
        dev = self.folder / "checkout/dev"
        dev.write_text("#!/bin/sh\necho \"dev $*\"\n", encoding="utf-8")
        dev.chmod(0o755)
        printed = self.assert_ends(0, *BASH, first["run"], ACTION=str(action),
                                   PATH="/usr/bin:/bin")
        self.assertIn("dev build", printed)
        path = pathlib.Path(self.environment["GITHUB_PATH"]).read_text()
        self.assertEqual(os.path.normpath(path.strip()),
                         str(self.folder / "checkout/build/bin"))


class GitLab(Recipes):
    def test_job(self):
        job = block("gitlab")["fearless"]
        for source, code, found in ((CLEAN, 0, 0), (BAD, 1, 1)):
            self.write("small.cpp", source)
            self.assert_ends(code, *BASH, "\n".join(job["script"]))
            self.assertEqual(len(self.sarif_results()), found)
            for path in job["artifacts"]["paths"]:
                self.assertTrue((self.folder / path).exists(), path)


class PreCommit(Recipes):
    def setUp(self):
        super().setUp()
        self.git("init", "-q", "-b", "main")
        self.write(".gitignore", "build\n")
        self.git("add", ".")
        self.git("commit", "-qm", "one")
        self.configure()

    def git(self, *arguments):
        self.assert_ends(0, "git", "-c", "user.name=a", "-c",
                         "user.email=a@b.c", *arguments)

    def hook(self, name, code, *arguments, says=()):
        (hook,) = [hook for hook in HOOKS if hook["id"] == name]
        files = arguments if hook.get("pass_filenames", True) else ()
        return self.assert_ends(code, *shlex.split(hook["entry"]), *files,
                                says=says)

    def test_the_example_names_a_hook(self):
        (repository,) = block("pre-commit")["repos"]
        known = {hook["id"] for hook in HOOKS}
        self.assertLessEqual({hook["id"] for hook in repository["hooks"]},
                             known)

    def test_files(self):
        self.hook("fearless", 0, "small.cpp")
        self.write("small.cpp", BAD)
        self.hook("fearless", 1, "small.cpp", says="small.cpp:6:")
        self.write("small.cpp", BROKEN)
        self.hook("fearless", 3, "small.cpp", says="could not analyse")
        self.write("new.cpp", "")
        self.hook("fearless", 3, "small.cpp", "new.cpp",
                  says="it is not in ")

    def test_lines(self):
        self.write("small.cpp", BAD)
        self.hook("fearless-since", 1, says="small.cpp:6:")
        self.git("commit", "-qam", "two")
        self.hook("fearless-since", 0)
        self.write("small.h", "#pragma once\n#include <thread>\n"
                   + BAD.split("\n", 2)[2].replace("int f", "inline int f")
                   .replace("first", "second"))
        printed = self.hook("fearless-since", 1, says="small.h:")
        self.assertNotIn("small.cpp:6:", printed)


class AnythingElse(Recipes):
    def test_commands(self):
        self.write("small.cpp", BAD)
        self.configure()
        for command, code in zip(GUIDE.block("sh ci").splitlines(),
                                 (0, 1, 1, 1), strict=True):
            self.assert_ends(code, *BASH, command)

    def test_progress_is_plain_lines(self):
        for number in range(25):
            self.write(f"part{number}.cpp", "int x;\n")
        self.write("CMakeLists.txt", PROJECT.replace(
            "small.cpp", " ".join(f"part{n}.cpp" for n in range(25))))
        self.configure()
        printed = self.assert_ends(0, "fearless", "check", "-p", "build",
                                   says="fearless: 25 of 25 files\n")
        self.assertLessEqual(len(printed.splitlines()), 12)
        self.assertNotIn("\r", printed)
        self.assertNotIn("\x1b", printed)


if __name__ == "__main__":
    PROGRAM = pathlib.Path(shutil.which(sys.argv.pop(1))).resolve()
    unittest.main()
