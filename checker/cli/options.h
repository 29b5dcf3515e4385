// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The command line as data. options.def has a line per option; this file makes
// a struct with a member for each, a table for help, and a parser. Options may
// be written `--name=value`, `--name value`, `-name=value`, and one-letter ones
// also `-p build` or `-pbuild`. Everything after `--` is for the compiler.

#ifndef FEARLESS_CHECKER_CLI_OPTIONS_H_
#define FEARLESS_CHECKER_CLI_OPTIONS_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

enum CommandIndex : unsigned {
#define COMMAND(enumerator, name, arguments, text) enumerator##Index,
#include "checker/cli/options.def"
  kCommandCount
};

// Bits, so that an option can name several.
enum Command : unsigned {
#define COMMAND(enumerator, name, arguments, text) \
  enumerator = 1u << enumerator##Index,
#include "checker/cli/options.def"
  kEveryCommand = (1u << kCommandCount) - 1
};

using Flag = bool;
using Number = unsigned;
using Text = std::string;
using List = std::vector<std::string>;

struct Options {
#define OPTION(commands, type, member, name, default_value, value, text) \
  type member = default_value;
#include "checker/cli/options.def"
  std::vector<std::string> paths;                          // what is no option
  std::optional<std::vector<std::string>> compiler_flags;  // after `--`
};

struct CommandRow {
  Command command;
  llvm::StringRef name, arguments, text;
};

// A row of the table; `member` is set for the type it has.
struct OptionRow {
  OptionRow(unsigned commands, llvm::StringRef name,
            llvm::StringRef default_value, llvm::StringRef value,
            llvm::StringRef text)
      : commands(commands),
        name(name),
        default_value(default_value),
        value(value),
        text(text) {}
  unsigned commands;
  llvm::StringRef name, default_value, value, text;
  Flag Options::* flag = nullptr;
  Number Options::* number = nullptr;
  Text Options::* single = nullptr;
  List Options::* list = nullptr;
};

std::span<const CommandRow> all_commands();
std::span<const OptionRow> all_options();

// `-p`, `--checks`: one dash for one letter.
std::string spelled(llvm::StringRef name);

// `arguments` are those behind the command. The error is for the user.
llvm::Expected<Options> parse_options(
    Command command, llvm::ArrayRef<llvm::StringRef> arguments);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_OPTIONS_H_
