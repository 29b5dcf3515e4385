# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What tests of the program `fearless` share: a folder, and ways to run it."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests"))


class ProgramTest(unittest.TestCase):
    program = ""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return name

    def database(self, *entries, name="compile_commands.json"):
        """Entries are files, or (file, flags)."""
        commands = []
        for entry in entries:
            file, flags = entry if isinstance(entry, tuple) else (entry, "")
            commands.append({"directory": str(self.folder), "file": file,
                             "command": f"g++ -std=c++20 {flags} -c {file}"})
        return self.write(name, json.dumps(commands))

    def fearless(self, *arguments, environment=None):
        return subprocess.run([self.program, *arguments], cwd=self.folder,
                              text=True, capture_output=True, check=False,
                              timeout=300,
                              env={**os.environ, **(environment or {})})

    def assert_ends(self, code, *arguments, says=(), **more):
        done = self.fearless(*arguments, **more)
        output = done.stdout + done.stderr
        self.assertEqual(done.returncode, code, output)
        for text in [says] if isinstance(says, str) else says:
            self.assertIn(text, output)
        return done


def main(usage):
    if len(sys.argv) < 2:
        sys.exit(usage)
    ProgramTest.program = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
