# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The programs that stand in a guide of the instrumented runtime."""

import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Guide:
    def __init__(self, path):
        self.text = (ROOT / path).read_text(encoding="utf-8")

    def block(self, kind):
        """What stands in the first ```kind block."""
        return re.search(rf"^```{kind}\n(.*?)^```$", self.text,
                         re.M | re.S)[1]


def build(compiler, library, source, text, *libraries):
    """The program of `text`, which is called `source` in its messages."""
    source.write_text(text)
    program = source.with_suffix("")
    subprocess.run([compiler, "-std=c++20", "-Wall", "-Wextra", "-Werror",
                    "-DFEARLESS_INSTRUMENT=1",
                    f"-I{ROOT / 'runtime' / 'include'}", source.name,
                    pathlib.Path(library).resolve(), *libraries, "-pthread", "-o", program], check=True,
                   cwd=source.parent)
    return program
