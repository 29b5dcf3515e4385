#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""docs_test.py must be able to fail: made-up documents, right and wrong."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

TEST = pathlib.Path(__file__).resolve().parent / "docs_test.py"


def run(readme, *arguments):
    """Exit status and output for a repository with this README.md."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "README.md"
        path.write_text(readme)
        done = subprocess.run([sys.executable, TEST, "--root", folder,
                               *arguments], capture_output=True, text=True,
                              check=False)
        return done.returncode, done.stdout, path.read_text()


def console(text):
    return f"# A\n\n```console\n{text}```\n"


class DocsTest(unittest.TestCase):
    def test_same_output(self):
        self.assertEqual(run(console("$ printf 'a\\nb\\n'\na\nb\n"))[0], 0)

    def test_other_output(self):
        status, output, _ = run(console("$ echo a\nb\n"))
        self.assertEqual(status, 1)
        self.assertIn("README.md:5: `echo a` prints\na\n", output)

    def test_missing_and_extra_line(self):
        self.assertEqual(run(console("$ echo a\na\nb\n"))[0], 1)
        self.assertEqual(run(console("$ printf 'a\\nb\\n'\na\n"))[0], 1)

    def test_elided_lines(self):
        self.assertEqual(run(console("$ seq 9\n1\n...\n9\n"))[0], 0)
        self.assertEqual(run(console("$ seq 9\n1\n...\n8\n"))[0], 1)

    def test_elided_text(self):
        self.assertEqual(run(console("$ echo took 7 s\ntook ... s\n"))[0], 0)
        self.assertEqual(run(console("$ echo took 7 m\ntook ... s\n"))[0], 1)

    def test_second_command(self):
        self.assertEqual(run(console("$ echo a\na\n$ echo b\nc\n"))[0], 1)

    def test_unknown_command(self):
        self.assertEqual(run(console("$ no_such_program\n...\n"))[0], 1)

    def test_no_command_at_all(self):
        self.assertEqual(run("# A\n")[0], 1)

    def test_other_blocks_are_not_run(self):
        self.assertEqual(
            run("```sh\n$ false\n```\n" + console("$ echo a\na\n"))[0], 0)

    def test_link(self):
        text = console("$ echo a\na\n")
        self.assertEqual(run(text + "[b](README.md#a) [c](https://x.y)")[0], 0)
        status, output, _ = run(text + "[b](no.md)")
        self.assertEqual(status, 1)
        self.assertIn("no.md", output)

    def test_bless(self):
        status, _, text = run(console("$ echo a\nb\n"), "--bless")
        self.assertEqual((status, text), (0, console("$ echo a\na\n")))
        status, _, text = run(console("$ echo b in 1.5 s\n"), "--bless")
        self.assertEqual((status, text),
                         (0, console("$ echo b in 1.5 s\nb in ... s\n")))


if __name__ == "__main__":
    unittest.main()
