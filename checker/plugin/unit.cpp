// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/plugin/unit.h"

#include <utility>

#include "checker/findings/finding_set.h"
#include "checker/findings/suppress.h"
#include "checker/lower/deep_stack.h"
#include "checker/lower/lower.h"
#include "checker/lower/parsed_unit.h"
#include "checker/vocabulary/files.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace fearless::plugin {
namespace {

Unit* current_unit = nullptr;

// Read once for all units.
const vocabulary::Vocabulary& builtin_vocabulary() {
  static const auto& builtin =
      *new vocabulary::Vocabulary(vocabulary::Vocabulary::builtin());
  return builtin;
}

}  // namespace

Unit::Unit(clang::CompilerInstance& compiler, Templates templates)
    : compiler_(compiler), templates_(templates) {
  compiler.getPreprocessor().addCommentHandler(&suppressions_);
  current_unit = this;
}

Unit::~Unit() {
  if (current_unit == this) current_unit = nullptr;
}

Unit* Unit::current() { return current_unit; }

vocabulary::Vocabulary& Unit::own_vocabulary() {
  if (vocabulary_ == nullptr)
    vocabulary_ =
        std::make_unique<vocabulary::Vocabulary>(builtin_vocabulary());
  return *vocabulary_;
}

llvm::Error Unit::add_vocabulary(const std::string& path) {
  return vocabulary::add_file(own_vocabulary(), path);
}

llvm::Error Unit::add_vocabularies(llvm::StringRef list) {
  if (list.empty() || std::exchange(has_list_, true))
    return llvm::Error::success();
  const clang::SourceManager& sources = compiler_.getSourceManager();
  llvm::SmallString<256> main(
      sources.getBufferOrFake(sources.getMainFileID()).getBufferIdentifier());
  sources.getFileManager().makeAbsolutePath(main);
  return vocabulary::add_files(own_vocabulary(), list,
                               llvm::sys::path::parent_path(main));
}

void Unit::analyse() {
  ir::Module module;
  lower::lower_parsed(
      {compiler_.getASTContext(),
       templates_ == Templates::kOnDemand ? sema_ : nullptr, suppressions_,
       vocabulary_ ? *vocabulary_ : builtin_vocabulary(),
       lower::UnitRequest().max_events},
      module);
  program_ = std::make_unique<link::Program>(std::move(module));
}

checks::Findings Unit::find(const checks::Check& check,
                            const std::vector<checks::SelectedCheck>& all) {
  if (program_ == nullptr)
    lower::run_with_deep_stack([&] {
      analyse();
      for (const auto& [one, options] : all)
        found_[one] = one->run(*program_, options);
    });
  checks::Findings found = std::move(found_[&check]);
  findings::Comments(program_->module()).silence(found);
  findings::FindingSet set;
  for (findings::Finding& finding : found)
    if (!finding.silence) set.add(std::move(finding));
  return set.take();
}

}  // namespace fearless::plugin
