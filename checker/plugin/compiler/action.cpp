// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The checks during an ordinary compile, for those who want no second parse:
//
//   clang++-19 -fplugin=libFearlessClang.so -c a.cpp
//     -fplugin-arg-fearless-checks=LIST            as --checks
//     -fplugin-arg-fearless-option=CHECK.NAME=VALUE
//     -fplugin-arg-fearless-config=FILE            as --config
//
// Findings are warnings of the compiler: -Werror makes errors of them, -w
// silences them. Runs after the main action, so that what is compiled is not
// changed by being looked at.

#include "checker/checks/selection.h"
#include "checker/findings/glob.h"
#include "checker/plugin/remarks.h"
#include "checker/plugin/unit.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

namespace fearless::plugin {
namespace {

using clang::DiagnosticsEngine;

class Checker : public Unit {
 public:
  Checker(clang::CompilerInstance& compiler,
          std::vector<checks::SelectedCheck> checks)
      : Unit(compiler, Templates::kAsTheyAre),
        diagnostics_(compiler.getDiagnostics()),
        checks_(std::move(checks)) {}

  void HandleTranslationUnit(clang::ASTContext& context) override {
    if (diagnostics_.getIgnoreAllWarnings()) return;
    for (const checks::SelectedCheck& selected : checks_)
      for (const auto& finding : find(*selected.check, checks_))
        report(finding, context.getSourceManager());
  }

 private:
  void report(const findings::Finding& finding, clang::SourceManager& sources) {
    std::string name = findings::kCheckPrefix.str() + finding.check;
    auto level = diagnostics_.getWarningsAsErrors()
                     ? DiagnosticsEngine::Error
                     : DiagnosticsEngine::Warning;
    std::string text = "%0 [" + name + "]";
    for (const Remark& remark : remarks_on(finding, sources)) {
      unsigned id = diagnostics_.getDiagnosticIDs()->getCustomDiagID(
          static_cast<clang::DiagnosticIDs::Level>(level), text);
      fill(diagnostics_.Report(remark.where, id), remark);
      level = DiagnosticsEngine::Note;
      text = "%0";
    }
  }

  DiagnosticsEngine& diagnostics_;
  std::vector<checks::SelectedCheck> checks_;
};

class CheckAction : public clang::PluginASTAction {
 public:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(
      clang::CompilerInstance& compiler, llvm::StringRef) override {
    auto checker = std::make_unique<Checker>(compiler, checks_);
    for (const std::string& path : vocabularies_)
      if (llvm::Error error = checker->add_vocabulary(path))
        complain(compiler, std::move(error));
    return checker;
  }

  bool ParseArgs(const clang::CompilerInstance& compiler,
                 const std::vector<std::string>& arguments) override {
    llvm::Error error = read(arguments);
    if (!error) return true;
    complain(compiler, std::move(error));
    return false;
  }

  ActionType getActionType() override { return AddAfterMainAction; }

 private:
  llvm::Error read(const std::vector<std::string>& arguments) {
    std::string list = "*";
    std::vector<std::string> settings;
    for (llvm::StringRef argument : arguments) {
      auto [name, value] = argument.split('=');
      if (name == "checks")
        list = value.str();
      else if (name == "option")
        settings.push_back(value.str());
      else if (name == "config")
        vocabularies_.push_back(value.str());
      else
        return llvm::createStringError(
            "unknown argument `" + name.str() +
            "`; -fplugin-arg-fearless- goes on with checks=, option= or "
            "config=");
    }
    auto selected = checks::select_checks(checks::all_checks(), list);
    if (!selected) return selected.takeError();
    checks_ = std::move(*selected);
    for (const std::string& setting : settings)
      if (llvm::Error error =
              checks::set_check_option(checks::all_checks(), checks_, setting))
        return error;
    return llvm::Error::success();
  }

  static void complain(const clang::CompilerInstance& compiler,
                       llvm::Error error) {
    DiagnosticsEngine& diagnostics = compiler.getDiagnostics();
    diagnostics.Report(
        diagnostics.getCustomDiagID(DiagnosticsEngine::Error, "fearless: %0"))
        << llvm::toString(std::move(error));
  }

  std::vector<checks::SelectedCheck> checks_;
  std::vector<std::string> vocabularies_;
};

const clang::FrontendPluginRegistry::Add<CheckAction> action(
    "fearless", "Finds concurrency bugs.");

}  // namespace
}  // namespace fearless::plugin
