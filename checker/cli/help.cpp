// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/help.h"

#include "checker/render/renderer.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Config/llvm-config.h"

namespace fearless::cli {
namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kIndent = 26;  // where the texts begin

// `text` in lines that end before column kWidth, from column `indent` on, where
// the first one is already.
void print_wrapped(llvm::StringRef text, llvm::raw_ostream& out,
                   std::size_t indent = kIndent) {
  std::size_t column = indent;
  while (!text.empty()) {
    auto [word, rest] = text.split(' ');
    if (column != indent && column + 1 + word.size() >= kWidth) {
      out << '\n' << std::string(indent, ' ');
      column = indent;
    }
    if (column != indent) {
      out << ' ';
      ++column;
    }
    out << word;
    column += word.size();
    text = rest;
  }
  out << '\n';
}

void print_entry(std::string name, llvm::StringRef text,
                 llvm::raw_ostream& out) {
  name.insert(0, "  ");
  out << name;
  if (name.size() + 1 > kIndent)
    out << '\n' << std::string(kIndent, ' ');
  else
    out << std::string(kIndent - name.size(), ' ');
  print_wrapped(text, out);
}

void print_options(unsigned commands, llvm::raw_ostream& out) {
  for (const OptionRow& row : all_options()) {
    if (!(row.commands & commands)) continue;
    std::string name = spelled(row.name);
    if (!row.flag) name += (row.name.size() == 1 ? " " : "=") + row.value.str();
    std::string text = row.text.str();
    llvm::StringRef usual = row.default_value.trim('"');
    bool has_default = !row.flag && !usual.empty() && usual != "0" &&
                       usual != "{}" && !row.text.contains("default:");
    if (has_default) text += " (default: " + usual.str() + ")";
    print_entry(name, text, out);
  }
}

void print_formats(llvm::raw_ostream& out) {
  out << "\nFormats:\n";
  for (const render::Renderer& row : render::all_renderers())
    if (row.run != nullptr) print_entry(row.name.str(), row.text, out);
}

void print_exit_codes_of_run(llvm::raw_ostream& out) {
  out << "\nExit: as the program, 66 after a report, 2 wrong use, 3 the "
         "program cannot be\nwatched.\n";
}

void print_exit_codes_of_dump(llvm::raw_ostream& out) {
  out << "\nExit: 0 printed, 2 wrong use, or the process cannot be asked.\n";
}

void print_exit_codes(llvm::raw_ostream& out) {
  out << "\nExit: 0 nothing found, 1 findings, 2 wrong use, 3 something could "
         "not be\nanalysed.  NO_COLOR is respected.\n";
}

}  // namespace

void print_help(llvm::raw_ostream& out) {
  out << "Find concurrency bugs in C++ before they run.\n\n";
  for (const CommandRow& row : all_commands())
    print_entry("fearless " + row.name.str(), row.text, out);
  out << "\n`fearless COMMAND --help` tells more of a command. Options of "
         "check:\n";
  print_options(kCheck, out);
  print_formats(out);
  print_exit_codes(out);
}

void print_help(const CommandRow& command, llvm::raw_ostream& out) {
  out << "fearless " << command.name;
  if (!command.arguments.empty()) out << ' ' << command.arguments;
  out << "\n\n  ";
  print_wrapped(command.text, out, 2);
  out << "\nOptions:\n";
  print_options(command.command, out);
  if (command.command == kRun) return print_exit_codes_of_run(out);
  if (command.command == kDump) return print_exit_codes_of_dump(out);
  if (command.command & (kCheck | kReport)) print_formats(out);
  print_exit_codes(out);
}

void print_version(llvm::raw_ostream& out) {
  out << "fearless " << FEARLESS_VERSION << " (LLVM " << LLVM_VERSION_STRING
      << ")\n";
}

}  // namespace fearless::cli
