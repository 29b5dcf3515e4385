// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls: who is called, on which object, and what becomes of the result. What
// the vocabulary has a model for turns into its effects; the rest is `call`.

#include "checker/lower/expression_kind.h"
#include "checker/lower/function_lowering.h"
#include "checker/lower/type_name.h"
#include "clang/Basic/Builtins.h"

namespace fearless::lower {

using clang::Expr;

Value FunctionLowering::call(const Expr* expression, const ir::Place& target) {
  if (const auto* method =
          clang::dyn_cast<clang::CXXMemberCallExpr>(expression))
    return method_call(method, target);
  if (const auto* operation =
          clang::dyn_cast<clang::CXXOperatorCallExpr>(expression))
    return operator_call(operation, target);
  return free_call(clang::cast<clang::CallExpr>(expression), target);
}

CallSite FunctionLowering::site_of(const clang::CallExpr* call,
                                   const ir::Place& target) {
  CallSite site;
  site.expression = call;
  site.callee = call->getDirectCallee();
  site.target = target;
  site.range = range(call);
  site.result_type = call->getType();
  if (call->isGLValue())
    site.result_type =
        call->isXValue()
            ? unit_.context().getRValueReferenceType(call->getType())
            : unit_.context().getLValueReferenceType(call->getType());
  return site;
}

Value FunctionLowering::free_call(const clang::CallExpr* call,
                                  const ir::Place& target) {
  if (std::optional<Value> known = builtin_call(call)) return *known;
  CallSite site = site_of(call, target);
  const Expr* named = call->getCallee()->IgnoreParenImpCasts();
  if (clang::isa<clang::CXXPseudoDestructorExpr>(named)) {
    discard(clang::cast<clang::CXXPseudoDestructorExpr>(named)->getBase());
    return {};
  }
  Value callable;
  if (site.callee == nullptr) {
    callable = function_value(call->getCallee());
  } else if (const auto* member = clang::dyn_cast<clang::MemberExpr>(named)) {
    discard(member->getBase());  // a static method called through an object
  }
  arguments(site, llvm::ArrayRef(call->getArgs(), call->getNumArgs()));
  return site.callee ? perform(site) : callable_call(site, callable);
}

// In a chain that spans lines, a call is where its method is named.
ir::Range FunctionLowering::chained_range(const clang::CXXMemberCallExpr* call,
                                          const clang::MemberExpr* named) {
  const clang::SourceManager& sources = unit_.context().getSourceManager();
  clang::SourceLocation at = named->getMemberLoc();
  bool is_simple = at.isInvalid() || at.isMacroID() ||
                   sources.getSpellingLineNumber(call->getBeginLoc()) ==
                       sources.getSpellingLineNumber(at);
  return is_simple ? range(call) : range({at, call->getEndLoc()});
}

Value FunctionLowering::method_call(const clang::CXXMemberCallExpr* call,
                                    const ir::Place& target) {
  CallSite site = site_of(call, target);
  const auto* named =
      clang::dyn_cast<clang::MemberExpr>(call->getCallee()->IgnoreParens());
  const clang::CXXMethodDecl* method = call->getMethodDecl();
  if (named == nullptr || method == nullptr)
    return pointer_to_member_call(call, site);
  const Expr* base = named->getBase();
  site.range = chained_range(call, named);
  site.object = named->isArrow() ? pointee(base) : place(base);
  site.has_object = true;
  site.object_type = base->IgnoreParenImpCasts()->getType();
  if (named->isArrow() && site.object_type->isPointerType())
    site.object_type = site.object_type->getPointeeType();
  site.is_virtual = method->isVirtual() && !named->hasQualifier() &&
                    method->getDevirtualizedMethod(base, false) == nullptr;
  if (const auto* conversion =
          clang::dyn_cast<clang::CXXConversionDecl>(method))
    if (method->getParent()->isLambda() &&
        conversion->isLambdaToBlockPointerConversion() == false &&
        call->getType()->isFunctionPointerType() &&
        method->getParent()->getLambdaCallOperator() != nullptr) {
      return Value::function(
          unit_.callee(method->getParent()->getLambdaCallOperator(), false));
    }
  arguments(site, llvm::ArrayRef(call->getArgs(), call->getNumArgs()));
  if (clang::isa<clang::CXXDestructorDecl>(method))
    return destructor_call(site);
  return perform(site);
}

// `p->~T()`
Value FunctionLowering::destructor_call(const CallSite& site) {
  const auto* record =
      clang::cast<clang::CXXMethodDecl>(site.callee)->getParent();
  if (unit_.destructor(record) != ir::kNone) {
    ir::Event call = event(ir::EventKind::kCall, site.range);
    call.callee = unit_.callee(site.callee, site.is_virtual);
    call.args.push_back(object_operand(site));
    emit(std::move(call));
  }
  access(ir::EventKind::kKill, site.object, site.range);
  return {};
}

Value FunctionLowering::operator_call(const clang::CXXOperatorCallExpr* call,
                                      const ir::Place& target) {
  CallSite site = site_of(call, target);
  const auto* method =
      clang::dyn_cast_or_null<clang::CXXMethodDecl>(site.callee);
  llvm::ArrayRef<const Expr*> values(call->getArgs(), call->getNumArgs());
  if (method == nullptr || method->isStatic()) {
    if (method != nullptr) {
      discard(values.front());
      values = values.drop_front();
    }
    if (site.callee == nullptr) {
      opaque(call);
      return {};
    }
    arguments(site, values);
    return perform(site);
  }
  const Expr* object = values.front();
  const auto* name =
      clang::dyn_cast<clang::DeclRefExpr>(object->IgnoreParenImpCasts());
  auto element = name ? elements_.find(name->getDecl()) : elements_.end();
  if (element != elements_.end()) return Value::address(element->second);
  site.has_object = true;
  site.object_type = object->IgnoreParenImpCasts()->getType();
  site.is_virtual = method->isVirtual();
  if (call->isAssignmentOp()) return assignment_call(call, site, method);
  site.object = place(object);
  arguments(site, values.drop_front());
  if (call->getOperator() == clang::OO_Call &&
      unit_.types().has_role(site.object_type, ir::Role::kCallable))
    return callable_call(site, Value::address(site.object));
  return perform(site);
}

// The right side comes first. A copy or move assignment is the event of that
// name; `x = {}` gives x a fresh value.
Value FunctionLowering::assignment_call(const clang::CXXOperatorCallExpr* call,
                                        CallSite& site,
                                        const clang::CXXMethodDecl* method) {
  bool is_transfer =
      method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator();
  const clang::ParmVarDecl* parameter = method->getParamDecl(0);
  if (!is_transfer || !parameter->getType()->isReferenceType()) {
    arguments(site, llvm::ArrayRef(call->getArgs() + 1, 1));
    site.object = place(call->getArg(0));
    return perform(site);
  }
  const Expr* right = call->getArg(1);
  bool is_fresh = makes_default_value(right);
  ir::Place source = is_fresh ? ir::Place() : place(right);
  site.object = place(call->getArg(0));
  if (is_fresh)
    access(ir::EventKind::kReinit, site.object, site.range);
  else
    copy_object(site.object, source, method->isMoveAssignmentOperator(), method,
                call);
  return Value::address(site.object);
}

Value FunctionLowering::pointer_to_member_call(
    const clang::CXXMemberCallExpr* call, CallSite& site) {
  const auto* bound =
      clang::dyn_cast<clang::BinaryOperator>(call->getCallee()->IgnoreParens());
  if (bound == nullptr) {
    opaque(call);
    return {};
  }
  site.object = bound->getOpcode() == clang::BO_PtrMemI
                    ? pointee(bound->getLHS())
                    : place(bound->getLHS());
  site.has_object = true;
  site.object_type = bound->getLHS()->getType();
  if (site.object_type->isPointerType())
    site.object_type = site.object_type->getPointeeType();
  Value callable = value(bound->getRHS());
  arguments(site, llvm::ArrayRef(call->getArgs(), call->getNumArgs()));
  return callable_call(site, callable);
}

// A call through a value: std::function, a pointer to a function.
Value FunctionLowering::callable_call(CallSite& site, const Value& callable) {
  ir::Event call = event(ir::EventKind::kCall, site.range);
  if (callable.is_function()) {
    call.callee = callable.callee;
  } else {
    call.place = callable.place;
    access(ir::EventKind::kRead, callable.place, site.range);
  }
  // For std::function the object is the callable, not an argument.
  bool is_argument = site.has_object && site.object != callable.place;
  call.may_throw = may_throw(nullptr, {});
  if (is_argument) call.args.push_back(object_operand(site));
  if (call.callee == ir::kNone && call.place.is_nothing()) {
    opaque(site.expression);
    return result_of(site);
  }
  return finish_call(site, std::move(call));
}

Value FunctionLowering::perform(CallSite& site) {
  note_signal_unsafe(site.callee, site.range);
  const clang::CXXRecordDecl* named =
      site.object_type.isNull() ? nullptr
                                : site.object_type->getAsCXXRecordDecl();
  if (const vocabulary::FunctionModel* model =
          unit_.model(site.callee, named, site.arguments.size(),
                      constant_arguments(site.expression)))
    return apply(*model, site);
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(site.callee);
  if (method != nullptr)
    if (auto operation = unit_.types().lock_operation(method))
      return lock_call(site, *operation);
  if (unit_.is_system(site.callee)) touch_library_object(site);
  return plain_call(site);
}

// What a method of an unknown library class does with its object: as its
// `const` says.
void FunctionLowering::touch_library_object(const CallSite& site) {
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(site.callee);
  if (method == nullptr || !site.has_object ||
      clang::isa<clang::CXXConstructorDecl>(method))
    return;
  access(method->isConst() ? ir::EventKind::kRead : ir::EventKind::kWrite,
         site.object, site.range);
}

Value FunctionLowering::plain_call(CallSite& site) {
  ir::Event call = event(ir::EventKind::kCall, site.range);
  call.callee = unit_.callee(site.callee, site.is_virtual);
  call.may_throw = may_throw(site.callee, site.callee->getType());
  if (site.has_object) call.args.push_back(object_operand(site));
  // A coroutine that is suspended goes on when what it left is called.
  bool suspends =
      llvm::StringRef(body_.function().name).ends_with("::await_suspend");
  bool is_keeper =
      !site.callee->hasBody() &&
      (suspends || unit_.vocabulary().is_named(vocabulary::Named::kKeeper,
                                               vocabulary_name(site.callee)));
  bool is_thread_test =
      !site.result_type.isNull() && site.result_type->isBooleanType() &&
      unit_.vocabulary().is_named(vocabulary::Named::kThreadTest,
                                  vocabulary_name(site.callee));
  Value result = finish_call(site, std::move(call));
  if (is_keeper) keep_callables(site);
  if (is_thread_test) {
    ir::Event ask = event(ir::EventKind::kAskThread, site.range);
    ask.result = result.place;
    emit(std::move(ask));
  }
  return result;
}

// The name of the callee says that it runs what it is given later.
void FunctionLowering::keep_callables(const CallSite& site) {
  for (const Argument& argument : site.arguments) {
    ir::Operand callable = operand(argument);
    if (callable.type == ir::kNone) continue;
    const ir::Type& type = unit_.module().types[callable.type];
    if (!type.is(ir::Role::kCallable) && !type.is(ir::Role::kClosure)) continue;
    // What was passed by reference is copied.
    if (callable.kind != ir::OperandKind::kMove)
      callable.kind = ir::OperandKind::kCopy;
    ir::Event store = event(ir::EventKind::kStore, site.range);
    store.place = site.object;
    store.args.push_back(std::move(callable));
    emit(std::move(store));
  }
}

Value FunctionLowering::finish_call(CallSite& site, ir::Event call) {
  for (const Argument& argument : site.arguments)
    call.args.push_back(operand(argument));
  bool has_result =
      !site.result_type.isNull() && !site.result_type->isVoidType();
  if (has_result) call.target = result_place(site);
  emit(std::move(call));
  if (site.callee != nullptr && site.callee->isNoReturn()) body_.stop();
  if (!has_result) return {};
  return result_of(site);
}

// Where the result goes; made when first asked for.
ir::Place FunctionLowering::result_place(CallSite& site) {
  if (site.target.is_nothing()) {
    site.target = temporary(site.result_type, site.range);
    if (site.result_type->isRecordType())
      access(ir::EventKind::kInit, site.target, site.range);
  }
  site.is_target_filled = true;
  return site.target;
}

Value FunctionLowering::result_of(CallSite& site) {
  if (site.result_type.isNull() || site.target.is_nothing()) return {};
  return site.result_type->isReferenceType()
             ? Value::address(site.target.deref())
             : Value::move(site.target);
}

std::optional<Value> FunctionLowering::builtin_call(
    const clang::CallExpr* call) {
  unsigned builtin = call->getBuiltinCallee();
  if (builtin == 0) return std::nullopt;
  switch (builtin) {
    case clang::Builtin::BImove:
    case clang::Builtin::BImove_if_noexcept:
    case clang::Builtin::BIforward:
    case clang::Builtin::BIforward_like:
    case clang::Builtin::BIas_const:
      return Value::address(place(call->getArg(0)));
    case clang::Builtin::BIaddressof:
    case clang::Builtin::BI__addressof:
    case clang::Builtin::BI__builtin_addressof:
      return Value::address(place(call->getArg(0)),
                            call->getArg(0)->getType().isConstQualified());
    case clang::Builtin::BI__builtin_launder:
      return value(call->getArg(0));
    case clang::Builtin::BI__builtin_unreachable:
    case clang::Builtin::BI__builtin_trap:
      body_.stop();
      return Value();
    case clang::Builtin::BI__builtin_constant_p:
    case clang::Builtin::BI__builtin_object_size:
    case clang::Builtin::BI__builtin_is_constant_evaluated:
      return Value();
    default:
      return atomic_builtin(call);
  }
}

// __sync_fetch_and_add(&x, 1) and its family; other built-in functions that
// no library header declares only compute.
std::optional<Value> FunctionLowering::atomic_builtin(
    const clang::CallExpr* call) {
  llvm::StringRef name = call->getDirectCallee()->getName();
  bool is_atomic = name.starts_with("__sync_") && call->getNumArgs() > 0;
  if (!is_atomic && !name.starts_with("__builtin_")) return std::nullopt;
  if (name.starts_with("__builtin_") &&
      unit_.vocabulary().knows_function(
          name.drop_front(std::string_view("__builtin_").size()).str()))
    return std::nullopt;
  ir::Place object;
  for (unsigned i = 0; i < call->getNumArgs(); ++i) {
    if (i == 0 && is_atomic)
      object = pointee(call->getArg(0));
    else
      use(call->getArg(i));
  }
  access(ir::EventKind::kAtomic, object, range(call));
  return Value();
}

}  // namespace fearless::lower
