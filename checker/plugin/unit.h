// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One translation unit inside somebody else's Clang: listens while the host
// parses, and when asked has the unit lowered and analysed, once for all
// checks. The host owns it, as it does every consumer of its AST. One thread.

#ifndef FEARLESS_CHECKER_PLUGIN_UNIT_H_
#define FEARLESS_CHECKER_PLUGIN_UNIT_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "checker/checks/selection.h"
#include "checker/link/program.h"
#include "checker/lower/suppressions.h"
#include "checker/vocabulary/vocabulary.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Sema/SemaConsumer.h"

namespace fearless::plugin {

class Unit : public clang::SemaConsumer {
 public:
  // Whether templates may be instantiated that the host did not need. Not
  // where code is generated from them: the host would emit them, too late.
  enum class Templates { kAsTheyAre, kOnDemand };

  Unit(clang::CompilerInstance& compiler, Templates templates);
  ~Unit() override;

  // The unit that is being parsed or analysed; null: none.
  static Unit* current();

  // What one of `all` finds, each bug once. Comments of the source are heeded.
  // All are run when the first is asked for, since they need a stack of their
  // own. REQUIRES: the parse is over; `check` was not asked for before.
  checks::Findings find(const checks::Check& check,
                        const std::vector<checks::SelectedCheck>& all);
  // Files that say what functions and types of the user mean, besides what is
  // built in. Heeded until the first find(); an error is for the user.
  llvm::Error add_vocabulary(const std::string& path);
  // The same for a list as in CheckOptions, once for all checks.
  llvm::Error add_vocabularies(llvm::StringRef list);

  void InitializeSema(clang::Sema& sema) override { sema_ = &sema; }
  void ForgetSema() override { sema_ = nullptr; }

 private:
  void analyse();
  vocabulary::Vocabulary& own_vocabulary();

  clang::CompilerInstance& compiler_;
  const Templates templates_;
  clang::Sema* sema_ = nullptr;
  lower::SuppressionCollector suppressions_;
  std::unique_ptr<vocabulary::Vocabulary> vocabulary_;
  bool has_list_ = false;
  std::unique_ptr<link::Program> program_;
  std::map<const checks::Check*, checks::Findings> found_;
};

}  // namespace fearless::plugin

#endif  // FEARLESS_CHECKER_PLUGIN_UNIT_H_
