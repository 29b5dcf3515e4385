// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which element an index means: the constant that is written there, or a number
// for the expression. Equal expressions have equal numbers; whether two others
// come to the same element nobody knows.

#include "checker/lower/function_lowering.h"
#include "llvm/ADT/FoldingSet.h"

namespace fearless::lower {

namespace {

// `next()`, `i++`: the same words mean another element each time.
bool changes_each_time(const clang::Stmt* statement) {
  if (statement == nullptr) return false;
  if (const auto* unary = clang::dyn_cast<clang::UnaryOperator>(statement))
    if (unary->isIncrementDecrementOp()) return true;
  if (const auto* binary = clang::dyn_cast<clang::BinaryOperator>(statement))
    if (binary->isAssignmentOp()) return true;
  if (const auto* call = clang::dyn_cast<clang::CallExpr>(statement))
    if (call->getNumArgs() == 0 && !clang::isa<clang::CXXMemberCallExpr>(call))
      return true;
  return llvm::any_of(statement->children(), changes_each_time);
}

}  // namespace

ir::Step FunctionLowering::element(const clang::Expr* index) {
  constexpr std::uint32_t kMostSymbols = 1000;
  ir::Step step{ir::StepKind::kIndex};
  if (index == nullptr || index->isValueDependent()) return step;
  clang::Expr::EvalResult result;
  if (index->getType()->isIntegralOrUnscopedEnumerationType() &&
      index->EvaluateAsInt(result, unit_.context())) {
    const llvm::APSInt& number = result.Val.getInt();
    if (!number.isNegative() && number.getActiveBits() < 31)
      step.field = static_cast<std::uint32_t>(number.getZExtValue());
    return step;
  }
  if (changes_each_time(index)) return step;
  llvm::FoldingSetNodeID words;
  index->IgnoreParenImpCasts()->Profile(words, unit_.context(), true);
  auto [entry, is_new] = indices_.try_emplace(
      words.ComputeHash(), static_cast<std::uint32_t>(indices_.size() + 1));
  if (entry->second <= kMostSymbols)
    step.field = ir::Step::kFirstSymbol + entry->second;
  return step;
}

}  // namespace fearless::lower
