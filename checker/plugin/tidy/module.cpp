// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Every check of ours as a check of clang-tidy, `fearless-<name>`. clang-tidy
// decides which of them run, with which options, on which lines, and what
// becomes of what they say; we only speak.
//
// A check of clang-tidy is shown the AST but not the parse, which we need for
// comments and templates. A plug-in of Clang is, and clang-tidy runs those
// that are loaded into it: so the checks ask the Unit that such an action made.

#include <clang-tidy/ClangTidyCheck.h>
#include <clang-tidy/ClangTidyModule.h>
#include <clang-tidy/ClangTidyModuleRegistry.h>

#include "checker/checks/document.h"
#include "checker/findings/glob.h"
#include "checker/plugin/remarks.h"
#include "checker/plugin/unit.h"
#include "checker/vocabulary/files.h"
#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

namespace fearless::plugin {
namespace {

// Those alive now: clang-tidy makes those of a unit.
std::vector<checks::SelectedCheck>& enabled_checks() {
  static std::vector<checks::SelectedCheck> checks;
  return checks;
}

class TidyCheck : public clang::tidy::ClangTidyCheck {
 public:
  TidyCheck(llvm::StringRef name, clang::tidy::ClangTidyContext* context,
            const checks::Check& check)
      : ClangTidyCheck(name, context), check_(check) {
    for (llvm::StringRef option : checks::read_document(check.document).options)
      if (auto value = Options.get(option))
        options_[option.str()] = value->str();
    if (auto value = Options.getLocalOrGlobal(vocabulary::kFilesOption))
      vocabularies_ = value->str();
    enabled_checks().push_back({&check_, options_});
  }
  ~TidyCheck() override {
    std::erase_if(enabled_checks(), [this](const checks::SelectedCheck& one) {
      return one.check == &check_;
    });
  }

  void storeOptions(
      clang::tidy::ClangTidyOptions::OptionMap& options) override {
    options[vocabulary::kFilesOption] =
        clang::tidy::ClangTidyOptions::ClangTidyValue(vocabularies_);
    for (llvm::StringRef option :
         checks::read_document(check_.document).options) {
      auto value = options_.find(std::string_view(option));
      Options.store(options, option,
                    value == options_.end() ? "" : value->second);
    }
  }

  void registerMatchers(clang::ast_matchers::MatchFinder* finder) override {
    finder->addMatcher(clang::ast_matchers::translationUnitDecl(), this);
  }

  void check(
      const clang::ast_matchers::MatchFinder::MatchResult& unit) override {
    if (Unit::current() == nullptr) return;
    if (auto error = Unit::current()->add_vocabularies(vocabularies_))
      configurationDiag("%0: %1", clang::DiagnosticIDs::Error)
          << vocabulary::kFilesOption << llvm::toString(std::move(error));
    for (const auto& finding :
         Unit::current()->find(check_, enabled_checks())) {
      auto level = clang::DiagnosticIDs::Warning;
      for (const Remark& remark : remarks_on(finding, *unit.SourceManager)) {
        fill(diag(remark.where, "%0", level), remark);
        level = clang::DiagnosticIDs::Note;
      }
    }
  }

 private:
  const checks::Check& check_;
  checks::Options options_;
  std::string vocabularies_;  // names of files
};

class TidyModule : public clang::tidy::ClangTidyModule {
 public:
  void addCheckFactories(
      clang::tidy::ClangTidyCheckFactories& factories) override {
    for (const checks::Check& check : checks::all_checks())
      factories.registerCheckFactory(
          findings::kCheckPrefix.str() + std::string(check.name),
          [&check](llvm::StringRef name,
                   clang::tidy::ClangTidyContext* context) {
            return std::make_unique<TidyCheck>(name, context, check);
          });
  }
};

// Somebody who loaded us wants to hear from us.
void warn_without_checks() {
  static bool has_warned = false;
  if (!enabled_checks().empty() || has_warned) return;
  has_warned = true;
  llvm::errs() << "fearless: 0 fearless checks enabled; add "
                  "-checks='fearless-*' to the command, or `Checks: "
                  "'fearless-*'` to .clang-tidy\n";
}

class ListenAction : public clang::PluginASTAction {
 public:
  std::unique_ptr<clang::ASTConsumer> CreateASTConsumer(
      clang::CompilerInstance& compiler, llvm::StringRef) override {
    warn_without_checks();
    return std::make_unique<Unit>(compiler, Unit::Templates::kOnDemand);
  }
  bool ParseArgs(const clang::CompilerInstance&,
                 const std::vector<std::string>&) override {
    return true;
  }
  ActionType getActionType() override { return AddBeforeMainAction; }
};

const clang::tidy::ClangTidyModuleRegistry::Add<TidyModule> module(
    "fearless-module", "Finds concurrency bugs.");
const clang::FrontendPluginRegistry::Add<ListenAction> listener(
    "fearless-listener", "Lets fearless checks see the parse.");

}  // namespace
}  // namespace fearless::plugin
