// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// co_await and co_yield: the operand, the point where the coroutine may go on
// on another thread, and the value that comes back. The promise's machinery is
// not spelled out.

#include "checker/lower/function_lowering.h"

namespace fearless::lower {

// `co_await Awaiter(lock)`: what is awaited unlocks what it was given.
void FunctionLowering::give_back_guards(const clang::Expr* awaited) {
  const auto* made = clang::dyn_cast<clang::CXXConstructExpr>(
      awaited->IgnoreUnlessSpelledInSource());
  const auto* call =
      clang::dyn_cast<clang::CallExpr>(awaited->IgnoreUnlessSpelledInSource());
  auto give_back = [&](const clang::Expr* argument) {
    const auto* named =
        clang::dyn_cast<clang::DeclRefExpr>(argument->IgnoreParenImpCasts());
    if (named == nullptr || !named->isLValue() ||
        !unit_.types().has_role(named->getType(), ir::Role::kGuard))
      return;
    ir::Event release = event(ir::EventKind::kRelease, range(argument));
    release.target = place(named);
    release.place = release.target.deref();
    release.is_implicit = true;
    emit(std::move(release));
  };
  if (made != nullptr) llvm::for_each(made->arguments(), give_back);
  if (call != nullptr) llvm::for_each(call->arguments(), give_back);
}

Value FunctionLowering::await(const clang::CoroutineSuspendExpr* expression,
                              const ir::Place& target) {
  const clang::Expr* operand = expression->getOperand();
  ir::Place awaited;
  if (operand->isGLValue() || operand->getType()->isRecordType())
    awaited = place(operand);
  else
    use(operand);
  access(ir::EventKind::kRead, awaited, range(expression));
  give_back_guards(operand);
  emit(event(ir::EventKind::kSuspend, range(expression)));
  clang::QualType type = expression->getType();
  if (type->isVoidType()) return {};
  if (const auto* resume = clang::dyn_cast_or_null<clang::CXXMemberCallExpr>(
          expression->getResumeExpr()
              ? expression->getResumeExpr()->IgnoreImplicit()
              : nullptr)) {
    CallSite site = site_of(resume, target);
    site.object = awaited;
    site.has_object = true;
    site.object_type = resume->getObjectType();
    if (site.callee != nullptr && !awaited.is_nothing() &&
        resume->getNumArgs() == 0)
      return perform(site);
  }
  if (!type->isRecordType()) return {};
  ir::Place result =
      target.is_nothing() ? temporary(type, range(expression)) : target;
  access(ir::EventKind::kReinit, result, range(expression));
  return Value::move(result);
}

}  // namespace fearless::lower
