// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless traits TYPE FILE`: may a value of TYPE go to another thread, may
// several threads use one, and if not, the chain of members and bases down to
// the reason. TYPE is written as at the end of FILE. It is asked of Clang by a
// function that takes one, in a unit that includes FILE and is compiled as
// FILE is.

#include <algorithm>

#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/units.h"
#include "checker/findings/paths.h"
#include "checker/lower/lower.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/Path.h"

namespace fearless::cli {
namespace {

constexpr llvm::StringLiteral kQuestion = "fearless_asks";

llvm::StringRef word_for(ir::Answer answer) {
  switch (answer) {
    case ir::Answer::kYes:
      return "yes";
    case ir::Answer::kNo:
      return "no";
    case ir::Answer::kUnknown:
      return "not known";
  }
  return "not known";
}

llvm::StringRef words_for(ir::CopyMeaning copy) {
  switch (copy) {
    case ir::CopyMeaning::kValue:
      return "a copy is a value of its own";
    case ir::CopyMeaning::kOwner:
      return "cannot be copied: it has one owner";
    case ir::CopyMeaning::kSharedOwner:
      return "a copy shares something with the original";
    case ir::CopyMeaning::kBorrow:
      return "a copy points at what somebody else owns";
  }
  return "";
}

void print_trait(llvm::StringRef name, llvm::StringRef question,
                 const ir::Trait& trait) {
  llvm::outs() << "  " << name << "  " << word_for(trait.answer) << "   ("
               << question << ")\n";
}

void print_reasons(const ir::Trait& trait, const ir::Module& module) {
  for (const ir::Reason& reason : trait.because) {
    llvm::outs() << "          " << reason.text;
    if (reason.range.is_valid() && reason.range.file < module.files.size())
      llvm::outs() << "   "
                   << findings::display_path(
                          module.files[reason.range.file].path,
                          working_directory())
                   << ':' << reason.range.line << ':' << reason.range.column;
    llvm::outs() << '\n';
  }
}

// The type that the question is about; null: Clang did not understand it.
const ir::Type* asked_type(const ir::Module& module) {
  auto question = llvm::find_if(module.functions, [](const auto& function) {
    return llvm::StringRef(function.name) == kQuestion;
  });
  if (question == module.functions.end() || question->locals.size() < 2)
    return nullptr;
  ir::TypeId pointer = question->locals[1].type;
  if (pointer >= module.types.size()) return nullptr;
  ir::TypeId asked = module.types[pointer].pointee;
  return asked < module.types.size() ? &module.types[asked] : nullptr;
}

lower::UnitResult ask(const Unit& unit, const std::string& type,
                      const std::string& file,
                      const vocabulary::Vocabulary& vocabulary) {
  {
    std::error_code error;
    llvm::raw_fd_ostream(file, error)
        << "#include \"" << unit.file << "\"\nvoid " << kQuestion << "(" << type
        << "* asked) { (void)asked; }\n";
  }
  lower::UnitRequest request;
  request.file = file;
  request.directory = unit.directory;
  request.arguments = unit.arguments;
  std::replace(request.arguments.begin(), request.arguments.end(), unit.file,
               file);
  request.vocabulary = &vocabulary;
  return lower::lower_unit(request);
}

int print_answer(const lower::UnitResult& result, const std::string& type,
                 const std::string& question, const Unit& unit) {
  // An error in the question is the type's, one before it the file's.
  if (result.has_errors) {
    llvm::StringRef error = result.first_error;
    bool is_type = error.consume_front(question);
    error = is_type ? error.split(": ").second : error;
    print_error(is_type
                    ? "`" + type + "` is no type at the end of `" + unit.file +
                          "`: " + error.str()
                    : "could not analyse " + unit.file + ": " + error.str());
    return is_type ? kExitUsage : kExitIncomplete;
  }
  const ir::Type* asked = asked_type(result.module);
  if (asked == nullptr) {
    print_error("`" + type + "` is no type that can be looked at");
    return kExitUsage;
  }
  llvm::outs() << asked->name << '\n';
  print_trait("Send", "may go to another thread", asked->send);
  print_reasons(asked->send, result.module);
  print_trait("Sync", "may be used by several threads at once", asked->sync);
  if (!asked->sync.because.empty() &&
      asked->sync.because == asked->send.because)
    llvm::outs() << "          for the same reason\n";
  else
    print_reasons(asked->sync, result.module);
  llvm::outs() << "  copy  " << words_for(asked->copy) << '\n';
  return kExitClean;
}

}  // namespace

int traits_command(const Options& options) {
  auto fail = [](llvm::Error error) {
    print_error(std::move(error));
    return kExitUsage;
  };
  if (options.paths.size() != 2)
    return fail(llvm::createStringError(
        "`fearless traits` takes a type and the file to look for it in: "
        "fearless traits 'std::shared_ptr<Node>' src/node.cpp"));
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return fail(vocabulary.takeError());
  const std::string& type = options.paths[0];
  Options of_file = options;
  of_file.paths.erase(of_file.paths.begin());
  auto selection = select_units(of_file, working_directory());
  if (!selection) return fail(selection.takeError());
  if (selection->units.size() != 1)
    return fail(llvm::createStringError("`" + options.paths[1] +
                                        "` has to be one file that is "
                                        "compiled"));
  const Unit& unit = selection->units.front();
  if (llvm::StringRef(unit.file).find_first_of("\"\n") != llvm::StringRef::npos)
    return fail(llvm::createStringError(
        "a file with quotes or line ends in its name cannot be included"));
  llvm::SmallString<128> question;
  if (auto error = llvm::sys::fs::createTemporaryFile(
          "fearless-traits", llvm::sys::path::extension(unit.file).drop_front(),
          question))
    return fail(
        llvm::createStringError("no temporary file: " + error.message()));
  llvm::FileRemover remover(question);
  const std::string file(question);
  return print_answer(ask(unit, type, file, *vocabulary), type, file, unit);
}

}  // namespace fearless::cli
