// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/command_line.h"

#include <cstdlib>

#include "clang/Driver/Compilation.h"
#include "clang/Driver/Driver.h"
#include "clang/Driver/Job.h"
#include "clang/Driver/Options.h"
#include "clang/Driver/Tool.h"
#include "clang/Driver/ToolChain.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Option/OptTable.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/TargetParser/Host.h"

#ifndef FEARLESS_CLANG_RESOURCE_DIR
#define FEARLESS_CLANG_RESOURCE_DIR ""
#endif

namespace fearless::lower {
namespace {

namespace options = clang::driver::options;

using Strings = llvm::SmallVector<const char*, 64>;

// Flags that write files, choose a stage, or are about messages.
bool is_unwanted(const llvm::opt::Option& option) {
  for (unsigned id : {options::OPT_INPUT,
                      options::OPT_o,
                      options::OPT_c,
                      options::OPT_S,
                      options::OPT_E,
                      options::OPT_pedantic_errors,
                      options::OPT_save_temps,
                      options::OPT_save_temps_EQ,
                      options::OPT_fcolor_diagnostics,
                      options::OPT_fno_color_diagnostics,
                      options::OPT_fdiagnostics_color_EQ,
                      options::OPT_fansi_escape_codes,
                      options::OPT_fsyntax_only,
                      options::OPT_emit_llvm,
                      options::OPT_emit_ast,
                      options::OPT_pipe,
                      options::OPT__DASH_DASH,
                      options::OPT_fplugin_EQ,
                      options::OPT__serialize_diags,
                      options::OPT_dependency_file,
                      options::OPT_MJ,
                      options::OPT_gsplit_dwarf,
                      options::OPT_time})
    if (option.matches(id)) return true;
  return option.matches(options::OPT_M_Group);
}

bool stops_on_warnings(const llvm::opt::Arg& argument) {
  return argument.getOption().matches(options::OPT_W_Joined) &&
         llvm::StringRef(argument.getValue()).starts_with("error");
}

Strings expanded(const UnitRequest& request, llvm::StringSaver& saver,
                 llvm::BumpPtrAllocator& memory, llvm::vfs::FileSystem& files) {
  Strings strings;
  for (const std::string& argument : request.arguments)
    strings.push_back(saver.save(argument).data());
  llvm::cl::ExpansionContext context(memory, llvm::cl::TokenizeGNUCommandLine);
  context.setCurrentDir(request.directory).setVFS(&files);
  // A response file that cannot be read stays, and is reported as an input.
  llvm::consumeError(context.expandResponseFiles(strings));
  return strings;
}

const char* kFallbackCompiler = "clang++";

}  // namespace

std::string resource_directory() {
  if (const char* given = std::getenv("FEARLESS_CLANG_RESOURCE_DIR"))
    return given;
  return FEARLESS_CLANG_RESOURCE_DIR;
}

CommandLine clean_command_line(const UnitRequest& request,
                               llvm::vfs::FileSystem& files) {
  CommandLine result;
  llvm::BumpPtrAllocator memory;
  llvm::StringSaver saver(memory);
  Strings strings = expanded(request, saver, memory, files);
  result.arguments.push_back(strings.empty() ? kFallbackCompiler : strings[0]);
  if (strings.empty()) strings.push_back(kFallbackCompiler);
  unsigned missing_index = 0;
  unsigned missing_count = 0;
  const llvm::opt::OptTable& table = clang::driver::getDriverOptTable();
  llvm::opt::InputArgList parsed = table.ParseArgs(
      llvm::ArrayRef(strings).drop_front(), missing_index, missing_count,
      llvm::opt::Visibility(options::ClangOption));
  llvm::opt::ArgStringList kept;
  for (const llvm::opt::Arg* argument : parsed) {
    const llvm::opt::Option& option = argument->getOption();
    if (option.matches(options::OPT_UNKNOWN)) {
      result.ignored_flags.push_back(argument->getAsString(parsed));
    } else if (!is_unwanted(option) && !stops_on_warnings(*argument)) {
      argument->render(parsed, kept);
    }
  }
  for (const char* flag : kept) result.arguments.emplace_back(flag);
  result.arguments.insert(result.arguments.end(),
                          {"-w", "-fsyntax-only", "--", request.file});
  return result;
}

namespace {

// A precompiled header of another compiler cannot be read; the header that it
// was made from can.
void replace_precompiled_headers(Strings& arguments) {
  Strings result;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    llvm::StringRef flag = arguments[i];
    if (flag != "-include-pch" || i + 1 == arguments.size()) {
      result.push_back(arguments[i]);
      continue;
    }
    llvm::StringRef file = arguments[++i];
    bool is_header = file.consume_back(".gch") || file.consume_back(".pch");
    bool is_named = llvm::any_of(
        arguments, [&](const char* other) { return file == other; });
    if (!is_header || is_named) continue;
    // Clang's flag strings live as long as the compilation; so must ours.
    static thread_local llvm::BumpPtrAllocator memory;
    static thread_local llvm::StringSaver saver(memory);
    result.push_back("-include");
    result.push_back(saver.save(file).data());
  }
  arguments = std::move(result);
}

const clang::driver::Command* frontend_job(
    const clang::driver::Compilation& compilation) {
  for (const clang::driver::Command& job : compilation.getJobs())
    if (llvm::StringRef(job.getCreator().getName()) == "clang") return &job;
  return nullptr;
}

}  // namespace

std::unique_ptr<clang::CompilerInvocation> invocation(
    const CommandLine& command, clang::DiagnosticsEngine& diagnostics,
    llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files) {
  std::string resources = resource_directory();
  // The driver looks for its parts beside the program; ours has none.
  clang::driver::Driver driver(resources + "/../../../bin/clang",
                               llvm::sys::getDefaultTargetTriple(), diagnostics,
                               "fearless", std::move(files));
  driver.setCheckInputsExist(true);
  if (!resources.empty()) driver.ResourceDir = resources;
  clang::driver::ParsedClangName name =
      clang::driver::ToolChain::getTargetAndModeFromProgramName(
          command.arguments[0]);
  Strings arguments = {"clang"};
  if (name.DriverMode != nullptr &&
      llvm::StringRef(name.DriverMode) != "--driver-mode=cl")
    arguments.push_back(name.DriverMode);
  std::string target = "--target=" + name.TargetPrefix;
  if (name.TargetIsValid) arguments.push_back(target.c_str());
  for (std::size_t i = 1; i < command.arguments.size(); ++i)
    arguments.push_back(command.arguments[i].c_str());
  std::unique_ptr<clang::driver::Compilation> compilation(
      driver.BuildCompilation(arguments));
  if (compilation == nullptr || diagnostics.hasErrorOccurred()) return nullptr;
  const clang::driver::Command* job = frontend_job(*compilation);
  if (job == nullptr) return nullptr;
  Strings frontend(job->getArguments().begin(), job->getArguments().end());
  replace_precompiled_headers(frontend);
  auto result = std::make_unique<clang::CompilerInvocation>();
  if (!clang::CompilerInvocation::CreateFromArgs(*result, frontend,
                                                 diagnostics))
    return nullptr;
  return result;
}

}  // namespace fearless::lower
