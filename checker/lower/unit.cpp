// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "checker/lower/command_line.h"
#include "checker/lower/deep_stack.h"
#include "checker/lower/lower.h"
#include "checker/lower/parsed_unit.h"
#include "checker/lower/suppressions.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Sema/SemaConsumer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::lower {
namespace {

// Remembers the first error; the rest is counted.
class ErrorCollector : public clang::DiagnosticConsumer {
 public:
  void HandleDiagnostic(clang::DiagnosticsEngine::Level level,
                        const clang::Diagnostic& diagnostic) override {
    clang::DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    if (level < clang::DiagnosticsEngine::Error) return;
    if (count_++ > 0) return;
    llvm::SmallString<128> message;
    diagnostic.FormatDiagnostic(message);
    first_ = place(diagnostic) + message.str().str();
  }

  const std::string& first() const { return first_; }
  unsigned count() const { return count_; }

 private:
  static std::string place(const clang::Diagnostic& diagnostic) {
    if (!diagnostic.hasSourceManager() || diagnostic.getLocation().isInvalid())
      return "";
    clang::PresumedLoc at = diagnostic.getSourceManager().getPresumedLoc(
        diagnostic.getSourceManager().getFileLoc(diagnostic.getLocation()));
    if (at.isInvalid()) return "";
    return std::string(at.getFilename()) + ":" + std::to_string(at.getLine()) +
           ":" + std::to_string(at.getColumn()) + ": ";
  }

  std::string first_;
  unsigned count_ = 0;
};

class Consumer : public clang::SemaConsumer {
 public:
  Consumer(const UnitRequest& request, UnitResult& result,
           const SuppressionCollector& suppressions)
      : request_(request), result_(result), suppressions_(suppressions) {}

  void HandleTranslationUnit(clang::ASTContext& context) override {
    const auto start = Clock::now();
    lower_parsed({context, sema_, suppressions_, *request_.vocabulary,
                  request_.max_events},
                 result_.module);
    result_.lower_seconds =
        std::chrono::duration<double>(Clock::now() - start).count();
  }

  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }

  bool shouldSkipFunctionBody(clang::Decl* declaration) override {
    const clang::SourceManager& sources =
        declaration->getASTContext().getSourceManager();
    return sources.isInSystemHeader(declaration->getLocation());
  }

 private:
  using Clock = std::chrono::steady_clock;

  const UnitRequest& request_;
  UnitResult& result_;
  const SuppressionCollector& suppressions_;
  clang::Sema* sema_ = nullptr;
};

class Action : public clang::ASTFrontendAction {
 public:
  Action(const UnitRequest& request, UnitResult& result)
      : request_(request), result_(result) {}

  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(
      clang::CompilerInstance& compiler, llvm::StringRef) override {
    compiler.getPreprocessor().addCommentHandler(&suppressions_);
    return std::make_unique<Consumer>(request_, result_, suppressions_);
  }

 private:
  const UnitRequest& request_;
  UnitResult& result_;
  SuppressionCollector suppressions_;
};

void adjust(clang::CompilerInvocation& invocation, const UnitRequest& request) {
  clang::FrontendOptions& frontend = invocation.getFrontendOpts();
  frontend.SkipFunctionBodies = !request.parse_system_bodies;
  frontend.DisableFree = request.process_ends;
  frontend.ProgramAction = clang::frontend::ParseSyntaxOnly;
  frontend.Plugins.clear();
  frontend.AddPluginActions.clear();
  invocation.getDependencyOutputOpts() = clang::DependencyOutputOptions();
  clang::DiagnosticOptions& messages = invocation.getDiagnosticOpts();
  messages.IgnoreWarnings = true;
  messages.ErrorLimit = 0;
  messages.ShowCarets = false;  // nor "2 errors generated" on our stderr
  messages.VerifyDiagnostics = false;
  messages.DiagnosticSerializationFile.clear();
}

void add_problem(ir::Module& module, ir::Problem::Kind kind, std::string text) {
  module.problems.push_back(
      {.kind = kind, .text = std::move(text), .range = {}});
}

void note_ignored_flags(const CommandLine& command, ir::Module& module) {
  if (command.ignored_flags.empty()) return;
  bool is_one = command.ignored_flags.size() == 1;
  add_problem(module, ir::Problem::Kind::kNote,
              std::string("ignored compiler flag") + (is_one ? " " : "s ") +
                  llvm::join(command.ignored_flags, " ") +
                  " that Clang 19 does not know");
}

void note_errors(const ErrorCollector& errors, UnitResult& result) {
  result.has_errors = true;
  result.first_error = errors.first();
  if (result.first_error.empty())
    result.first_error = "the compiler command could not be understood";
  std::string text = result.first_error;
  if (errors.count() > 1)
    text += " (and " + std::to_string(errors.count() - 1) + " more)";
  add_problem(result.module, ir::Problem::Kind::kCompileError, std::move(text));
}

// Paths are opened relative to the command's directory; a reader of the module
// may be elsewhere.
void make_paths_absolute(ir::Module& module, llvm::StringRef directory) {
  for (ir::File& file : module.files) {
    if (llvm::sys::path::is_absolute(file.path) || file.path.empty() ||
        file.path[0] == '<')
      continue;
    llvm::SmallString<256> path(directory);
    llvm::sys::path::append(path, file.path);
    llvm::sys::path::remove_dots(path);
    file.path = path.str().str();
  }
}

UnitResult lower_here(const UnitRequest& request) {
  UnitResult result;
  result.module.main_file = request.file;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files =
      llvm::vfs::createPhysicalFileSystem();
  if (!request.directory.empty())
    files->setCurrentWorkingDirectory(request.directory);
  CommandLine command = clean_command_line(request, *files);
  note_ignored_flags(command, result.module);
  ErrorCollector errors;
  clang::CompilerInstance compiler;
  compiler.createDiagnostics(&errors, /*ShouldOwnClient=*/false);
  std::unique_ptr<clang::CompilerInvocation> invocation =
      lower::invocation(command, compiler.getDiagnostics(), files);
  if (invocation == nullptr) {
    note_errors(errors, result);
    return result;
  }
  adjust(*invocation, request);
  compiler.setInvocation(std::move(invocation));
  compiler.createDiagnostics(&errors, /*ShouldOwnClient=*/false);
  compiler.createFileManager(files);
  Action action(request, result);
  (void)compiler.ExecuteAction(action);
  if (errors.count() > 0) note_errors(errors, result);
  if (!request.directory.empty())
    make_paths_absolute(result.module, request.directory);
  return result;
}

}  // namespace

UnitResult lower_unit(const UnitRequest& request) {
  UnitResult result;
  run_with_deep_stack([&] { result = lower_here(request); });
  return result;
}

}  // namespace fearless::lower
