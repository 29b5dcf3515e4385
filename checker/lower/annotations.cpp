// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/annotations.h"

#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"

namespace fearless::lower {
namespace {

using ir::LockContract;

class LockPlaces {
 public:
  LockPlaces(const clang::FunctionDecl& function, UnitLowering& unit)
      : unit_(unit) {
    const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(&function);
    has_this_ = method != nullptr && method->isInstance();
  }

  ir::Place this_object() const {
    return has_this_ ? ir::Place::local(1).deref() : ir::Place();
  }

  // The place of a lock, of a pointer to it, or nothing.
  ir::Place place(const clang::Expr* expression) {
    expression = expression->IgnoreParenImpCasts();
    if (clang::isa<clang::CXXThisExpr>(expression)) return this_object();
    if (const auto* member = clang::dyn_cast<clang::MemberExpr>(expression))
      return member_place(member);
    if (const auto* name = clang::dyn_cast<clang::DeclRefExpr>(expression))
      return variable_place(name->getDecl());
    if (const auto* unary = clang::dyn_cast<clang::UnaryOperator>(expression))
      return unary_place(unary);
    if (const auto* call = clang::dyn_cast<clang::CallExpr>(expression))
      return call_place(call);
    return {};
  }

 private:
  ir::Place member_place(const clang::MemberExpr* member) {
    if (const auto* variable =
            clang::dyn_cast<clang::VarDecl>(member->getMemberDecl()))
      return variable_place(variable);
    const auto* field =
        clang::dyn_cast<clang::FieldDecl>(member->getMemberDecl());
    ir::Place base = place(member->getBase());
    if (field == nullptr || base.is_nothing()) return {};
    bool is_this = clang::isa<clang::CXXThisExpr>(
        member->getBase()->IgnoreParenImpCasts());
    if (member->isArrow() && !is_this) base = base.deref();
    ir::Place result = base.field(unit_.types().field(field));
    return field->getType()->isReferenceType() ? result.deref() : result;
  }

  ir::Place variable_place(const clang::ValueDecl* declaration) {
    const auto* variable = clang::dyn_cast<clang::VarDecl>(declaration);
    if (variable == nullptr) return {};
    ir::Place result;
    if (const auto* parameter =
            clang::dyn_cast<clang::ParmVarDecl>(declaration))
      result = ir::Place::local(parameter->getFunctionScopeIndex() + 1 +
                                (has_this_ ? 1 : 0));
    else if (variable->hasGlobalStorage())
      result = ir::Place::global(unit_.types().global(variable));
    if (result.is_nothing()) return {};
    return variable->getType()->isReferenceType() ? result.deref() : result;
  }

  // `&mu` and `*mu` name the lock; `!mu` says that it must not be held.
  ir::Place unary_place(const clang::UnaryOperator* operation) {
    ir::Place result = place(operation->getSubExpr());
    if (operation->getOpcode() == clang::UO_AddrOf) return result;
    if (operation->getOpcode() == clang::UO_Deref && !result.is_nothing())
      return clang::isa<clang::CXXThisExpr>(
                 operation->getSubExpr()->IgnoreParenImpCasts())
                 ? result
                 : result.deref();
    return {};
  }

  // A getter that is marked as returning a member of its object.
  ir::Place call_place(const clang::CallExpr* call) {
    const auto* method = clang::dyn_cast<clang::CXXMemberCallExpr>(call);
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (method == nullptr || callee == nullptr) return {};
    const auto* returned = callee->getAttr<clang::LockReturnedAttr>();
    if (returned == nullptr) return {};
    ir::Place object = place(method->getImplicitObjectArgument());
    ir::Place lock = LockPlaces(*callee, unit_).place(returned->getArg());
    ir::Place callee_this = ir::Place::local(1).deref();
    if (object.is_nothing() || !callee_this.covers(lock)) return {};
    return lock.rebased(callee_this, object);
  }

  UnitLowering& unit_;
  bool has_this_ = false;
};

class Contracts {
 public:
  Contracts(const clang::FunctionDecl& function, UnitLowering& unit)
      : places_(function, unit) {}

  template <typename Attribute>
  void add(const Attribute& attribute, LockContract contract) {
    add(contract, attribute.args_begin(), attribute.args_end());
  }

  // Without arguments the object itself is the lock.
  template <typename Iterator>
  void add(LockContract contract, Iterator begin, Iterator end) {
    if (begin == end) return add_place(contract, places_.this_object());
    for (; begin != end; ++begin) add_place(contract, places_.place(*begin));
  }

  void add_place(LockContract contract, const ir::Place& lock) {
    if (!lock.is_nothing()) result.push_back({contract, lock});
  }

  LockPlaces& places() { return places_; }
  std::vector<ir::Annotation> result;

 private:
  LockPlaces places_;
};

void add_attribute(const clang::Attr* attribute, Contracts& contracts) {
  using clang::dyn_cast;
  if (const auto* a = dyn_cast<clang::RequiresCapabilityAttr>(attribute)) {
    contracts.add(*a, a->isShared() ? LockContract::kRequiresShared
                                    : LockContract::kRequires);
  } else if (const auto* a =
                 dyn_cast<clang::AcquireCapabilityAttr>(attribute)) {
    contracts.add(*a, a->isShared() ? LockContract::kAcquiresShared
                                    : LockContract::kAcquires);
  } else if (const auto* a =
                 dyn_cast<clang::ReleaseCapabilityAttr>(attribute)) {
    contracts.add(*a, LockContract::kReleases);
  } else if (const auto* a =
                 dyn_cast<clang::TryAcquireCapabilityAttr>(attribute)) {
    contracts.add(*a, LockContract::kTryAcquires);
  } else if (const auto* a =
                 dyn_cast<clang::ExclusiveTrylockFunctionAttr>(attribute)) {
    contracts.add(*a, LockContract::kTryAcquires);
  } else if (const auto* a =
                 dyn_cast<clang::SharedTrylockFunctionAttr>(attribute)) {
    contracts.add(*a, LockContract::kTryAcquires);
  } else if (const auto* a =
                 dyn_cast<clang::AssertExclusiveLockAttr>(attribute)) {
    contracts.add(*a, LockContract::kAsserts);
  } else if (const auto* a = dyn_cast<clang::AssertSharedLockAttr>(attribute)) {
    contracts.add(*a, LockContract::kAsserts);
  } else if (const auto* a = dyn_cast<clang::AssertCapabilityAttr>(attribute)) {
    contracts.add(*a, LockContract::kAsserts);
  } else if (const auto* a = dyn_cast<clang::LocksExcludedAttr>(attribute)) {
    contracts.add(*a, LockContract::kExcludes);
  } else if (const auto* a = dyn_cast<clang::LockReturnedAttr>(attribute)) {
    contracts.add_place(LockContract::kReturnsLock,
                        contracts.places().place(a->getArg()));
  } else if (clang::isa<clang::NoThreadSafetyAnalysisAttr>(attribute)) {
    contracts.result.push_back({LockContract::kNotChecked, {}});
  }
}

}  // namespace

std::vector<ir::Annotation> lock_contracts(const clang::FunctionDecl& function,
                                           UnitLowering& unit) {
  // Redeclarations inherit attributes, so the last one has them all.
  const clang::FunctionDecl* last = function.getMostRecentDecl();
  if (!last->hasAttrs()) return {};
  Contracts contracts(*last, unit);
  for (const clang::Attr* attribute : last->attrs())
    add_attribute(attribute, contracts);
  return std::move(contracts.result);
}

}  // namespace fearless::lower
