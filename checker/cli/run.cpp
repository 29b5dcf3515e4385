// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/commands.h"
#include "checker/cli/help.h"
#include "checker/cli/output.h"
#include "checker/findings/suggest.h"
#include "checker/vocabulary/files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"

namespace fearless::cli {
namespace {

int unknown_command(llvm::StringRef name) {
  std::vector<llvm::StringRef> names;
  for (const CommandRow& row : all_commands()) names.push_back(row.name);
  std::string text = "unknown command `" + name.str() + "`";
  if (llvm::sys::fs::exists(name))
    text += "; did you mean `fearless check " + name.str() + "`?";
  else
    text += findings::did_you_mean(name, names);
  print_error(text + "\n`fearless --help` lists the commands");
  return kExitUsage;
}

int dispatch(Command command, const Options& options) {
  switch (command) {
    case kCheck:
      return check_command(options);
    case kBaseline:
      return baseline_command(options);
    case kExplain:
      return explain_command(options);
    case kList:
      return list_command(options);
    case kDoctor:
      return doctor_command(options);
    case kReport:
      return report_command(options);
    case kRun:
      return run_command(options);
    case kDump:
      return dump_command(options);
    case kTraits:
      return traits_command(options);
    case kCompletion:
      return completion_command(options);
    case kMan:
      return man_command(options);
    case kEveryCommand:
      break;
  }
  return kExitUsage;
}

}  // namespace

std::string working_directory() {
  llvm::SmallString<256> path;
  if (llvm::sys::fs::current_path(path)) return ".";
  return std::string(path);
}

llvm::Expected<vocabulary::Vocabulary> load_vocabulary(const Options& options) {
  auto vocabulary = vocabulary::Vocabulary::builtin();
  for (const std::string& path : options.vocabularies) {
    if (llvm::Error error = vocabulary::add_file(vocabulary, path))
      return error;
  }
  return vocabulary;
}

int run(llvm::ArrayRef<llvm::StringRef> arguments) {
  if (arguments.empty()) {
    print_help(llvm::errs());
    return kExitUsage;
  }
  llvm::StringRef name = arguments.front();
  if (name == "--help" || name == "-h" || name == "help") {
    print_help(llvm::outs());
    return kExitClean;
  }
  if (name == "--version" || name == "version") {
    print_version(llvm::outs());
    return kExitClean;
  }
  auto row = llvm::find_if(all_commands(), [&](const CommandRow& command) {
    return command.name == name;
  });
  if (row == all_commands().end()) return unknown_command(name);
  auto options = parse_options(row->command, arguments.drop_front());
  if (!options) {
    print_error(options.takeError());
    return kExitUsage;
  }
  if (options->help) {
    print_help(*row, llvm::outs());
    return kExitClean;
  }
  return dispatch(row->command, *options);
}

}  // namespace fearless::cli
