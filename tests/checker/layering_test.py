#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds the include lines of checker/ to the order of the pipeline.

The order is what checker/CMakeLists.txt says: `fearless_stage(link USES
fearless_analysis)` lets link/ include analysis/ and whatever that may include.
Only the folders of CLANG_FOLDERS may include Clang's headers.
"""

import pathlib
import re
import tempfile
import unittest

CLANG_FOLDERS = {"lower", "plugin"}
# Not stages but consumers of all of them.
FREE_FOLDERS = {"plugin"}

STAGE = re.compile(r"^fearless_stage\((\w+)([^)]*)\)", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', re.MULTILINE)


def read_keywords(text):
    """`USES a b FOLDER c` -> {"USES": ["a", "b"], "FOLDER": ["c"]}."""
    keywords, values = {}, []
    for word in text.split():
        if word in {"USES", "FOLDER", "SOURCES"}:
            values = keywords.setdefault(word, [])
        else:
            values.append(word)
    return keywords


def read_stages(cmake):
    """Each folder with all the folders it may include, itself among them."""
    folder_of, reachable = {}, {}
    for name, rest in STAGE.findall(cmake):
        keywords = read_keywords(rest)
        folder = keywords.get("FOLDER", [name])[0].split("/")[0]
        folder_of[name] = folder
        allowed = reachable.setdefault(folder, {folder})
        for library in keywords.get("USES", []):
            if not library.startswith("fearless_"):
                continue
            used = library.removeprefix("fearless_")
            if used not in folder_of:
                raise ValueError(f"{name} uses {used}, which stands below it")
            allowed |= reachable[folder_of[used]]
    return reachable


def included_folder(root, file, name):
    """The folder of checker/ that an include leads to, or None."""
    path = file.parent / name
    if not path.exists():
        path = root / name
    parts = pathlib.Path(path.resolve()).parts
    checker = (root / "checker").resolve().parts
    if parts[: len(checker)] != checker:
        return None
    return parts[len(checker)]


def find_violations(root):
    stages = read_stages((root / "checker/CMakeLists.txt").read_text())
    found = []
    for file in sorted((root / "checker").rglob("*")):
        if file.suffix not in {".h", ".cpp", ".def"}:
            continue
        relative = file.relative_to(root)
        folder = relative.parts[1]
        if folder not in stages and folder not in FREE_FOLDERS:
            found.append(f"{relative}: {folder}/ is no stage")
            continue
        for name in INCLUDE.findall(file.read_text(errors="replace")):
            if re.match(r"clang(-c|-tidy)?/", name):
                if folder not in CLANG_FOLDERS:
                    found.append(f"{relative}: includes {name} of Clang")
                continue
            used = included_folder(root, file, name)
            if used is None or folder in FREE_FOLDERS:
                continue
            if used not in stages[folder]:
                found.append(f"{relative}: {folder}/ may not include {name}")
    return found


class Layering(unittest.TestCase):
    def test_this_repository(self):
        root = pathlib.Path(__file__).resolve().parents[2]
        self.assertEqual(find_violations(root), [])

    def test_the_order_is_the_intended_one(self):
        root = pathlib.Path(__file__).resolve().parents[2]
        stages = read_stages((root / "checker/CMakeLists.txt").read_text())
        self.assertEqual(stages["ir"], {"ir"})
        for stage in ("analysis", "link", "checks", "findings", "render"):
            self.assertNotIn("lower", stages[stage])
            self.assertNotIn("vocabulary", stages[stage])
        self.assertLessEqual({"ir", "analysis", "link", "findings"},
                             stages["checks"])

    def made_up(self, files):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        files["checker/CMakeLists.txt"] = (
            "fearless_stage(ir USES LLVM)\n"
            "fearless_stage(lower USES fearless_ir clang-cpp)\n"
            "fearless_stage(linker FOLDER link/deep USES fearless_ir)\n"
            "fearless_stage(link USES fearless_linker)\n"
            "fearless_stage(checks USES\n  fearless_link)\n")
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        return root

    def test_good_tree_passes(self):
        root = self.made_up({
            "checker/ir/a.h": "#include <vector>\n",
            "checker/lower/b.cpp": '#include "clang/AST/Decl.h"\n',
            "checker/checks/x/check.cpp": '#include "checker/ir/a.h"\n'
                                          '#include "llvm/ADT/Twine.h"\n',
            "checker/plugin/p.cpp": '#include "checker/checks/r.h"\n',
        })
        self.assertEqual(find_violations(root), [])

    def test_every_kind_of_violation_is_found(self):
        root = self.made_up({
            "checker/ir/up.h": '#include "checker/link/l.h"\n',
            "checker/ir/around.h": '#include "../checks/r.h"\n',
            "checker/checks/r.h": "",
            "checker/checks/x/check.cpp": "  # include <clang/AST/Decl.h>\n"
                                          '#include "checker/lower/l.h"\n',
            "checker/new/n.h": "",
        })
        self.assertEqual(find_violations(root), [
            "checker/checks/x/check.cpp: includes clang/AST/Decl.h of Clang",
            "checker/checks/x/check.cpp: checks/ may not include "
            "checker/lower/l.h",
            "checker/ir/around.h: ir/ may not include ../checks/r.h",
            "checker/ir/up.h: ir/ may not include checker/link/l.h",
            "checker/new/n.h: new/ is no stage",
        ])

    def test_a_stage_that_uses_one_below_is_refused(self):
        with self.assertRaises(ValueError):
            read_stages("fearless_stage(ir USES fearless_link)\n"
                        "fearless_stage(link USES fearless_ir)\n")


if __name__ == "__main__":
    unittest.main()
