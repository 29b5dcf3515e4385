// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// compile_commands.json: how a project compiles each of its files. Read here
// and not with Clang's own reader, because only lower/ knows Clang. Both forms
// of a command are understood, `arguments` and `command`. Of several entries
// for one file the first counts: a file built for two targets has the same
// bugs in both. If targets of CMake are named, only their entries are there.

#ifndef FEARLESS_CHECKER_CLI_DATABASE_H_
#define FEARLESS_CHECKER_CLI_DATABASE_H_

#include <optional>
#include <string>
#include <vector>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

// One file and how to compile it.
struct Unit {
  std::string file;                    // absolute, without `..`
  std::string directory;               // absolute: where the command runs
  std::vector<std::string> arguments;  // compiler first
};

struct Database {
  std::string path;
  std::vector<Unit> units;       // in file order, each file once
  unsigned duplicates = 0;       // further entries for the same file
  unsigned other_languages = 0;  // entries that are no C or C++
};

// The file in `directory` (which may be the file itself), or nothing.
std::optional<std::string> database_in(llvm::StringRef directory);
// The nearest file: in `build/` of `directory`, in it, then in its parents.
std::optional<std::string> find_database(llvm::StringRef directory);

// The error names file, and line or entry, or the target that is not there.
llvm::Expected<Database> load_database(
    llvm::StringRef path, llvm::ArrayRef<std::string> targets = {});

// Whether a file of this name is compiled as C or C++ on its own.
bool is_source_file(llvm::StringRef path);
bool is_header_file(llvm::StringRef path);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_DATABASE_H_
