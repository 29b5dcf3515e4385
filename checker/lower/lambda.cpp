// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A lambda expression makes a closure: an object with one field per capture.
// Its body is a function of its own, lowered later.

#include "checker/lower/function_lowering.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {

void FunctionLowering::lambda_into(const ir::Place& target,
                                   const clang::LambdaExpr* lambda) {
  const clang::CXXRecordDecl* closure = lambda->getLambdaClass();
  auto field = closure->field_begin();
  auto init = lambda->capture_init_begin();
  for (const clang::LambdaCapture& capture : lambda->captures()) {
    if (field == closure->field_end() || *init == nullptr) break;
    ir::Place slot = target.field(unit_.types().field(*field));
    std::optional<ir::Range> outer = range_override_;
    if (!range_override_) range_override_ = range(capture.getLocation());
    if (capture.capturesThis() && field->getType()->isPointerType())
      store(slot, this_value(), *range_override_, field->getType());
    else
      into(slot, *init);
    range_override_ = outer;
    ++field;
    ++init;
  }
  if (const clang::FunctionTemplateDecl* generic =
          lambda->getDependentCallOperator()) {
    constexpr unsigned kMaxInstantiations = 8;
    unsigned count = 0;
    for (const clang::FunctionDecl* instance : generic->specializations())
      if (count < kMaxInstantiations && unit_.add(instance)) ++count;
  } else {
    unit_.add(lambda->getCallOperator());
  }
}

}  // namespace fearless::lower
