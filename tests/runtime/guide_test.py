#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""guide_test.py COMPILER LIBRARY [DOCUMENT]: does docs/runtime.md tell the truth?

Each ```cpp block is a whole program. It must compile without a warning, run,
end with 0 and print exactly the ```text block that follows it. A ```cpp refused
block must not compile, and the compiler must say each line of its text block.
"""

import pathlib
import re
import sys

import programs

PROGRAM = re.compile(r"^```cpp(| refused)\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?",
                     re.M | re.S)


def blocks(text):
    """(line, whether it is refused, source, what it prints) of each program."""
    for found in PROGRAM.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        yield line, bool(found[1]), found[2], found[3]


def main(compiler, library, document=programs.ROOT / "docs" / "runtime.md"):
    def complaint(block, folder):
        line, is_refused, source, expected = block
        if expected is None:
            return "no ```text block follows"
        program = folder / f"line_{line}"
        built = programs.compile_text(compiler, source, program, library)
        if is_refused:
            if built.returncode == 0:
                return "compiles"
            missing = [said for said in expected.splitlines()
                       if said not in built.stderr]
            return f"{missing} is not in\n{built.stderr}" if missing else None
        if built.returncode != 0:
            return f"does not compile:\n{built.stderr}"
        printed, wrong = programs.run(program)
        if wrong or printed == expected:
            return wrong
        return f"printed\n{printed}"

    text = pathlib.Path(document).read_text(encoding="utf-8")
    programs.check_all(list(blocks(text)), lambda b: f"{document}:{b[0]}",
                       complaint)


if __name__ == "__main__":
    main(*sys.argv[1:])
