#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""model_guide_test.py COMPILER LIBRARY: does docs/model.md tell the truth?

Its ```cpp fails and ```cpp weak programs must print the ```text blocks that
follow; run again with the options of that block's last line, in another process,
they must print the same; its ```cpp test program must pass.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from guide_blocks import Guide, build  # noqa: E402

GUIDE = Guide("docs/model.md")


def output(program, options=""):
    return subprocess.run([program], cwd=program.parent, capture_output=True,
                          text=True, timeout=60, check=False,
                          env=os.environ | {"FEARLESS_OPTIONS": options})


def main(compiler, library):
    wrong = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for source, program, text in (("bank.cpp", "cpp fails", "text"),
                                      ("dekker.cpp", "cpp weak", "text weak")):
            fails = build(compiler, library, folder / source,
                          GUIDE.block(program))
            told = output(fails).stdout
            if told != GUIDE.block(text):
                wrong.append(f"{source} prints\n{told}")
            replay = re.search(r"FEARLESS_OPTIONS=(.*)", told)[1]
            for _ in range(100):
                again = output(fails, replay)
                if again.stdout != told or again.stderr:
                    wrong.append(f"{replay} prints\n"
                                 f"{again.stdout}{again.stderr}")
                    break
        counter = build(compiler, library, folder / "counter_test.cpp",
                        GUIDE.block("cpp test"), "-lgtest_main", "-lgtest")
        ran = output(counter)
        if ran.returncode != 0:
            wrong.append(ran.stdout + ran.stderr)
    for text in wrong:
        print(text)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
