# SPDX-FileCopyrightText: 2026 The fearless authors
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""As much of JSON Schema as docs/schema uses."""

import json
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "docs" / "schema"
KINDS = {"object": dict, "array": list, "string": str, "boolean": bool,
         "integer": int, "number": (int, float)}


class Schema:
    def __init__(self, name):
        self.root = json.loads((FOLDER / name).read_text())

    def complaints(self, value):
        """What is wrong with it, a line each; members that nobody describes
        are."""
        return list(self.check(value, self.root, "report"))

    def check(self, value, schema, where):
        if reference := schema.get("$ref"):
            schema = self.root["$defs"][reference.split("/")[-1]]
        kind = schema.get("type")
        if kind and not isinstance(value, KINDS[kind]):
            yield f"{where}: {value!r} is no {kind}"
            return
        if "const" in schema and value != schema["const"]:
            yield f"{where}: {value!r} is not {schema['const']!r}"
        if "enum" in schema and value not in schema["enum"]:
            yield f"{where}: {value!r} is none of {schema['enum']}"
        if "minimum" in schema and value < schema["minimum"]:
            yield f"{where}: {value!r} is too small"
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{where}: {value!r} is not like {schema['pattern']}"
        if isinstance(value, list):
            for item in value:
                yield from self.check(item, schema["items"], where + "[]")
        if isinstance(value, dict):
            yield from self.check_members(value, schema, where)

    def check_members(self, value, schema, where):
        for name in schema.get("required", ()):
            if name not in value:
                yield f"{where}: has no {name}"
        for name, member in value.items():
            if name in schema["properties"]:
                yield from self.check(member, schema["properties"][name],
                                      f"{where}.{name}")
            else:
                yield f"{where}: {name} is not described"
