#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Do docs/runtime.md, docs/watch.md and docs/model.md name every public name of the runtime?

Public is what the headers declare in namespace fearless itself, and the macros
of annotations.h. Our format puts such declarations at the start of a line, and
a comment at the end of each namespace: reading lines is enough. atomic_int,
memory_order_acquire and their like go without saying.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "runtime" / "include" / "fearless"
GUIDES = [ROOT / "docs" / "runtime.md", ROOT / "docs" / "watch.md",
          ROOT / "docs" / "model.md"]

CLASS = re.compile(r"(?:class|struct|enum class) (?:\[\[\w+\]\] |FEARLESS_\w+"
                   r"(?:\(\".*?\"\))? )*(\w+)")
ALIAS = re.compile(r"using (?:std::)?(\w+)(?: =.*)?;?$|using (\w+) =")
VARIABLE = re.compile(r"inline constexpr \w+ (\w+) =")
FUNCTION = re.compile(r"(?!static_assert|requires|extern|template|friend|[#}/])"
                      r"(?:decltype\(auto\) |[^()=]*[\s>&*])?(\w+)\(")
ALIAS_OF_STD = re.compile(r"(atomic|memory_order)_(?!flag$|ref$)\w+$")
MACRO = re.compile(r"#define (FEARLESS_(?!ANNOTATION\b|THREAD_SAFETY\b)\w+)\(?")


def names(text):
    """What a header declares in namespace fearless, at any depth of none."""
    inside = []
    for line in text.splitlines():
        if opened := re.match(r"namespace ([\w:]+) \{$", line):
            inside.append(opened[1])
        elif re.match(r"\}  // namespace", line):
            inside.pop()
        elif inside == ["fearless"] and line and not line.startswith(" "):
            for kind in (CLASS, ALIAS, VARIABLE, FUNCTION):
                if found := kind.match(line):
                    yield next(filter(None, found.groups()))
                    break


def main():
    public = set(MACRO.findall((INCLUDE / "annotations.h").read_text()))
    public.discard("FEARLESS_ANNOTATIONS_H_")
    for header in INCLUDE.rglob("*.h"):
        public.update(names(header.read_text()))
    said = set()
    for guide in GUIDES:
        said.update(re.findall(r"\w+", guide.read_text(encoding="utf-8")))
    missing = sorted(name for name in public - said
                     if not ALIAS_OF_STD.match(name))
    for name in missing:
        print(f"no guide in docs names `{name}`")
    print(f"{len(public)} names, {len(missing)} missing")
    return 1 if missing or len(public) < 50 else 0


if __name__ == "__main__":
    sys.exit(main())
