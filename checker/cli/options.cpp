// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/options.h"

#include "checker/findings/suggest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::cli {
namespace {

void bind(OptionRow& row, Flag Options::* member) { row.flag = member; }
void bind(OptionRow& row, Number Options::* member) { row.number = member; }
void bind(OptionRow& row, Text Options::* member) { row.single = member; }
void bind(OptionRow& row, List Options::* member) { row.list = member; }

std::vector<OptionRow> make_table() {
  std::vector<OptionRow> rows;
#define OPTION(commands, type, member, name, default_value, value, text) \
  rows.emplace_back(commands, name, #default_value, value, text);        \
  bind(rows.back(), &Options::member);
#include "checker/cli/options.def"
  return rows;
}

constexpr CommandRow kCommands[] = {
#define COMMAND(enumerator, name, arguments, text) \
  {enumerator, name, arguments, text},
#include "checker/cli/options.def"
};

struct Alias {
  llvm::StringRef name, of;
};

constexpr Alias kAliases[] = {
#define ALIAS(name, of) {name, of},
#include "checker/cli/options.def"
};

constexpr llvm::StringRef kLater[] = {
#define LATER(name) name,
#include "checker/cli/options.def"
};

template <typename... Parts>
llvm::Error wrong(Parts&&... parts) {
  std::string text = (llvm::Twine() + ... + parts).str();
  return llvm::createStringError(text);
}

const OptionRow* find_option(Command command, llvm::StringRef name) {
  for (const Alias& alias : kAliases)
    if (alias.name == name) name = alias.of;
  for (const OptionRow& row : all_options())
    if (row.name == name && (row.commands & command)) return &row;
  return nullptr;
}

llvm::Error unknown(Command command, llvm::StringRef name) {
  if (llvm::is_contained(kLater, name))
    return wrong("`", spelled(name), "` is not part of this version yet");
  for (const CommandRow& row : all_commands())
    if (find_option(row.command, name))
      return wrong("`", spelled(name), "` is an option of `fearless ", row.name,
                   "`, not of this command");
  std::vector<llvm::StringRef> known;
  for (const OptionRow& row : all_options())
    if (row.commands & command) known.push_back(row.name);
  for (const Alias& alias : kAliases) known.push_back(alias.name);
  llvm::StringRef near = findings::nearest(name, known);
  return wrong("unknown option `", spelled(name), "`",
               near.empty() ? "" : "; did you mean `" + spelled(near) + "`?");
}

llvm::Error set_value(Options& options, const OptionRow& row,
                      llvm::StringRef value) {
  if (row.single) options.*row.single = value.str();
  if (row.list) (options.*row.list).push_back(value.str());
  if (row.number &&
      (value.getAsInteger(10, options.*row.number) || options.*row.number == 0))
    return wrong("`", spelled(row.name), "` takes a number above 0, not `",
                 value, "`");
  return llvm::Error::success();
}

class Parser {
 public:
  Parser(Command command, llvm::ArrayRef<llvm::StringRef> arguments)
      : command_(command), rest_(arguments) {}

  llvm::Expected<Options> parse() {
    while (!rest_.empty()) {
      llvm::StringRef argument = take();
      if (argument == "--") {
        options_.compiler_flags.emplace();
        for (llvm::StringRef flag : rest_)
          options_.compiler_flags->push_back(flag.str());
        break;
      }
      if (!argument.starts_with("-") || argument == "-")
        options_.paths.push_back(argument.str());
      else if (llvm::Error error = parse_option(argument))
        return error;
    }
    return std::move(options_);
  }

 private:
  llvm::StringRef take() {
    llvm::StringRef first = rest_.front();
    rest_ = rest_.drop_front();
    return first;
  }

  llvm::Error parse_option(llvm::StringRef argument) {
    llvm::StringRef text = argument.drop_front(1);
    text.consume_front("-");
    auto [name, value] = text.split('=');
    bool has_value = text.contains('=');
    const OptionRow* row = find_option(command_, name);
    if (!row && !argument.starts_with("--")) {
      // `-j4`, `-pbuild`
      row = find_option(command_, text.take_front(1));
      if (row && (row->flag || row->name.size() != 1)) row = nullptr;
      if (row) value = text.drop_front(1);
      has_value = row != nullptr;
    }
    if (!row) return unknown(command_, name);
    if (row->flag) {
      if (has_value) return wrong("`", spelled(row->name), "` takes no value");
      options_.*row->flag = true;
      return llvm::Error::success();
    }
    if (!has_value) {
      if (rest_.empty() || rest_.front() == "--")
        return wrong("`", spelled(row->name), "` needs a value: ", row->value);
      value = take();
    }
    return set_value(options_, *row, value);
  }

  Command command_;
  llvm::ArrayRef<llvm::StringRef> rest_;
  Options options_;
};

}  // namespace

std::span<const CommandRow> all_commands() { return kCommands; }

std::span<const OptionRow> all_options() {
  static const std::vector<OptionRow>& rows =
      *new std::vector<OptionRow>(make_table());
  return rows;
}

std::string spelled(llvm::StringRef name) {
  return (name.size() == 1 ? "-" : "--") + name.str();
}

llvm::Expected<Options> parse_options(
    Command command, llvm::ArrayRef<llvm::StringRef> arguments) {
  return Parser(command, arguments).parse();
}

}  // namespace fearless::cli
