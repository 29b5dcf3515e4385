// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless completion SHELL` and `fearless man`: a script for the shell and a
// page for man, made from the tables of commands, options, formats and checks.
// Only names from these tables are written into a script; files are completed
// by the shell, which knows how to quote them.

#include "checker/checks/document.h"
#include "checker/checks/registry.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/findings/suggest.h"
#include "checker/render/renderer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::cli {
namespace {

using Words = std::vector<std::string>;

Words command_names() {
  Words words;
  for (const CommandRow& row : all_commands()) words.push_back(row.name.str());
  return words;
}

Words option_names(Command command) {
  Words words;
  for (const OptionRow& row : all_options())
    if (row.commands & command)
      words.push_back(spelled(row.name) +
                      (row.flag || row.name.size() == 1 ? "" : "="));
  return words;
}

Words check_names() {
  Words words;
  for (const checks::Check& check : checks::all_checks())
    words.push_back(std::string(check.name));
  return words;
}

Words format_names() {
  Words words;
  for (const render::Renderer& row : render::all_renderers())
    if (row.run != nullptr) words.push_back(row.name.str());
  return words;
}

std::string listed(const Words& words) { return llvm::join(words, " "); }

void print_bash(llvm::raw_ostream& out) {
  out << "# Completion of fearless for bash: eval \"$(fearless completion "
         "bash)\"\n"
         "_fearless() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
         "  local before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  [[ $word == = ]] && before=${COMP_WORDS[COMP_CWORD-1]} word=\n"
         "  COMPREPLY=()\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    words='"
      << listed(command_names())
      << "'\n"
         "  elif [[ $before == --format ]]; then\n"
         "    words='"
      << listed(format_names())
      << "'\n"
         "  elif [[ $before == --checks || ${COMP_WORDS[1]} == explain ]]; "
         "then\n"
         "    words='"
      << listed(check_names())
      << "'\n"
         "  elif [[ $word == -* ]]; then\n"
         "    case ${COMP_WORDS[1]} in\n";
  for (const CommandRow& row : all_commands())
    out << "      " << row.name << ") words='"
        << listed(option_names(row.command)) << "' ;;\n";
  out << "    esac\n"
         "  fi\n"
         "  if [[ $words ]]; then\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
         "  else\n"
         "    compopt -o filenames\n"
         "    mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
         "  fi\n"
         "}\n"
         "complete -F _fearless fearless\n";
}

// In single quotes, which end at a quote only.
std::string quoted(llvm::StringRef text) {
  std::string safe = "'";
  for (char c : text)
    safe += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return safe + "'";
}

void print_zsh(llvm::raw_ostream& out) {
  // zsh reads the functions of bash; descriptions come with --help.
  out << "# Completion of fearless for zsh: eval \"$(fearless completion "
         "zsh)\"\n"
         "_fearless() {\n"
         "  case $CURRENT in\n"
         "    2) compadd -- "
      << listed(command_names())
      << " ;;\n"
         "    *) case $words[2] in\n"
         "      explain) compadd -- "
      << listed(check_names()) << " ;;\n";
  for (const CommandRow& row : all_commands()) {
    if (row.command == kExplain) continue;
    out << "      " << row.name << ")\n"
        << "        case $PREFIX in\n"
           "          --format=*) compset -P '*='; compadd -- "
        << listed(format_names())
        << " ;;\n"
           "          --checks=*) compset -P '*='; compadd -- "
        << listed(check_names())
        << " ;;\n"
           "          -*) compadd -S '' -- "
        << listed(option_names(row.command))
        << " ;;\n"
           "          *) _files ;;\n"
           "        esac ;;\n";
  }
  out << "    esac ;;\n"
         "  esac\n"
         "}\n"
         "compdef _fearless fearless\n";
}

void print_fish(llvm::raw_ostream& out) {
  out << "# Completion of fearless for fish: fearless completion fish | "
         "source\n";
  for (const CommandRow& row : all_commands())
    out << "complete -c fearless -n __fish_use_subcommand -a " << row.name
        << " -d " << quoted(row.text) << '\n';
  out << "complete -c fearless -n '__fish_seen_subcommand_from explain' -f -a "
      << quoted(listed(check_names())) << '\n';
  for (const OptionRow& row : all_options()) {
    Words commands;
    for (const CommandRow& command : all_commands())
      if (row.commands & command.command)
        commands.push_back(command.name.str());
    out << "complete -c fearless -n '__fish_seen_subcommand_from "
        << listed(commands) << "' -" << (row.name.size() == 1 ? "s " : "l ")
        << row.name << (row.flag ? "" : " -r") << " -d " << quoted(row.text);
    if (row.name == "format")
      out << " -f -a " << quoted(listed(format_names()));
    if (row.name == "checks") out << " -f -a " << quoted(listed(check_names()));
    out << '\n';
  }
}

// Text for roff: no line may begin with a dot, and `\` and `-` mean themselves.
std::string roff(llvm::StringRef text) {
  std::string safe =
      text.starts_with(".") || text.starts_with("'") ? "\\&" : "";
  for (char c : text) {
    if (c == '\\')
      safe += "\\e";
    else if (c == '-')
      safe += "\\-";
    else
      safe += c;
  }
  return safe;
}

void print_man(llvm::raw_ostream& out) {
  out << ".TH FEARLESS 1 \"\" \"fearless " << FEARLESS_VERSION
      << "\"\n.SH NAME\nfearless \\- find concurrency bugs in C++ before they "
         "run\n.SH SYNOPSIS\n";
  for (const CommandRow& row : all_commands())
    out << ".B fearless " << row.name << "\n"
        << roff(row.arguments) << "\n.br\n";
  out << ".SH COMMANDS\n";
  for (const CommandRow& row : all_commands())
    out << ".TP\n.B " << row.name << '\n' << roff(row.text) << '\n';
  out << ".SH OPTIONS\n";
  for (const OptionRow& row : all_options()) {
    Words commands;
    for (const CommandRow& command : all_commands())
      if (row.commands & command.command)
        commands.push_back(command.name.str());
    out << ".TP\n.B " << roff(spelled(row.name));
    if (!row.flag) out << (row.name.size() == 1 ? " " : "=") << row.value;
    out << '\n' << roff(row.text);
    if (row.commands != kEveryCommand)
      out << " (" << llvm::join(commands, ", ") << ')';
    out << '\n';
  }
  out << ".SH FORMATS\n";
  for (const render::Renderer& row : render::all_renderers())
    if (row.run != nullptr)
      out << ".TP\n.B " << roff(row.name) << '\n' << roff(row.text) << '\n';
  out << ".SH CHECKS\n";
  for (const checks::Check& check : checks::all_checks())
    out << ".TP\n.B " << roff(check.name) << '\n'
        << roff(checks::read_document(check.document).summary) << '\n';
  out << ".SH EXIT STATUS\n0 nothing found, 1 findings, 2 wrong use, 3 "
         "something could not be analysed.\n.SH ENVIRONMENT\n.TP\n.B "
         "NO_COLOR\nset and not empty: no colours\n";
}

struct Shell {
  llvm::StringRef name;
  void (*print)(llvm::raw_ostream&);
};

constexpr Shell kShells[] = {
    {"bash", print_bash}, {"zsh", print_zsh}, {"fish", print_fish}};

}  // namespace

int completion_command(const Options& options) {
  std::vector<llvm::StringRef> names;
  for (const Shell& shell : kShells) names.push_back(shell.name);
  llvm::StringRef wanted =
      options.paths.size() == 1 ? options.paths.front() : llvm::StringRef();
  for (const Shell& shell : kShells) {
    if (shell.name != wanted) continue;
    shell.print(llvm::outs());
    return kExitClean;
  }
  print_error("`fearless completion` takes " + llvm::join(names, ", ") +
              (wanted.empty() ? "" : ", not `" + wanted.str() + "`") +
              findings::did_you_mean(wanted, names));
  return kExitUsage;
}

int man_command(const Options&) {
  print_man(llvm::outs());
  return kExitClean;
}

}  // namespace fearless::cli
