// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_lock.h"

#include <string>

#include "clang/AST/Attr.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::lower {
namespace {

using Kind = LockOperation::Kind;

// Which names belong together: `acquire` is the partner of `release` only.
enum class Family : std::uint8_t { kLock, kWrite, kAcquire, kEnter, kRead };

struct Verb {
  llvm::StringRef name;  // lower case, without underscores
  Family family;
  Kind kind;
};

constexpr Verb kVerbs[] = {
    {"lock", Family::kLock, Kind::kAcquire},
    {"lockexclusive", Family::kLock, Kind::kAcquire},
    {"trylock", Family::kLock, Kind::kTryAcquire},
    {"unlock", Family::kLock, Kind::kRelease},
    {"unlockexclusive", Family::kLock, Kind::kRelease},
    {"writelock", Family::kWrite, Kind::kAcquire},
    {"writerlock", Family::kWrite, Kind::kAcquire},
    {"wlock", Family::kWrite, Kind::kAcquire},
    {"lockwrite", Family::kWrite, Kind::kAcquire},
    {"lockforwrite", Family::kWrite, Kind::kAcquire},
    {"acquirewrite", Family::kWrite, Kind::kAcquire},
    {"trywritelock", Family::kWrite, Kind::kTryAcquire},
    {"trylockwrite", Family::kWrite, Kind::kTryAcquire},
    {"writeunlock", Family::kWrite, Kind::kRelease},
    {"writerunlock", Family::kWrite, Kind::kRelease},
    {"wunlock", Family::kWrite, Kind::kRelease},
    {"unlockwrite", Family::kWrite, Kind::kRelease},
    {"unlockforwrite", Family::kWrite, Kind::kRelease},
    {"releasewrite", Family::kWrite, Kind::kRelease},
    {"acquire", Family::kAcquire, Kind::kAcquire},
    {"tryacquire", Family::kAcquire, Kind::kTryAcquire},
    {"release", Family::kAcquire, Kind::kRelease},
    {"enter", Family::kEnter, Kind::kAcquire},
    {"tryenter", Family::kEnter, Kind::kTryAcquire},
    {"leave", Family::kEnter, Kind::kRelease},
    {"lockshared", Family::kRead, Kind::kAcquire},
    {"sharedlock", Family::kRead, Kind::kAcquire},
    {"readlock", Family::kRead, Kind::kAcquire},
    {"readerlock", Family::kRead, Kind::kAcquire},
    {"rlock", Family::kRead, Kind::kAcquire},
    {"lockread", Family::kRead, Kind::kAcquire},
    {"lockforread", Family::kRead, Kind::kAcquire},
    {"acquireshared", Family::kRead, Kind::kAcquire},
    {"acquireread", Family::kRead, Kind::kAcquire},
    {"trylockshared", Family::kRead, Kind::kTryAcquire},
    {"tryreadlock", Family::kRead, Kind::kTryAcquire},
    {"trylockread", Family::kRead, Kind::kTryAcquire},
    {"unlockshared", Family::kRead, Kind::kRelease},
    {"sharedunlock", Family::kRead, Kind::kRelease},
    {"readunlock", Family::kRead, Kind::kRelease},
    {"readerunlock", Family::kRead, Kind::kRelease},
    {"runlock", Family::kRead, Kind::kRelease},
    {"unlockread", Family::kRead, Kind::kRelease},
    {"unlockforread", Family::kRead, Kind::kRelease},
    {"releaseshared", Family::kRead, Kind::kRelease},
    {"releaseread", Family::kRead, Kind::kRelease},
};

const Verb* find_verb(llvm::StringRef name) {
  if (name.size() > 24) return nullptr;
  std::string plain;
  for (const char c : name) {
    if (c != '_') plain += llvm::toLower(c);
  }
  const auto* verb = llvm::find_if(
      kVerbs, [&](const Verb& verb) { return verb.name == plain; });
  return verb == std::end(kVerbs) ? nullptr : verb;
}

const Verb* verb_of(const clang::CXXMethodDecl* method) {
  if (method->isStatic() || !method->getIdentifier()) return nullptr;
  if (method->getMinRequiredArguments() > 0) return nullptr;
  const clang::QualType result = method->getReturnType();
  if (!result->isVoidType() && !result->isIntegralOrEnumerationType()) {
    return nullptr;
  }
  return find_verb(method->getName());
}

LockOperation operation_of(const Verb& verb) {
  return {verb.kind, verb.family == Family::kRead ? ir::Mode::kShared
                                                  : ir::Mode::kExclusive};
}

// `Semaphore(int count)`: what counts may be released by anybody.
bool is_made_with_a_count(const clang::CXXRecordDecl* record) {
  return llvm::any_of(record->ctors(), [](const auto* constructor) {
    if (constructor->getNumParams() == 0) return false;
    const clang::QualType type = constructor->getParamDecl(0)->getType();
    return type->isIntegerType() && !type->isBooleanType();
  });
}

std::optional<LockOperation> operation_by_attribute(
    const clang::CXXMethodDecl* method) {
  using Mode = ir::Mode;
  const auto mode = [](bool is_shared) {
    return is_shared ? Mode::kShared : Mode::kExclusive;
  };
  if (const auto* attr = method->getAttr<clang::AcquireCapabilityAttr>()) {
    if (attr->args_size() > 0) return std::nullopt;
    return LockOperation{Kind::kAcquire, mode(attr->isShared())};
  }
  if (const auto* attr = method->getAttr<clang::ReleaseCapabilityAttr>()) {
    if (attr->args_size() > 0) return std::nullopt;
    return LockOperation{Kind::kRelease, mode(attr->isShared())};
  }
  if (const auto* attr = method->getAttr<clang::TryAcquireCapabilityAttr>()) {
    if (attr->args_size() > 0) return std::nullopt;
    bool succeeds_on = true;
    if (attr->getSuccessValue() &&
        !attr->getSuccessValue()->isValueDependent()) {
      attr->getSuccessValue()->EvaluateAsBooleanCondition(
          succeeds_on, method->getASTContext());
    }
    return LockOperation{Kind::kTryAcquire, mode(attr->isShared()),
                         succeeds_on};
  }
  return std::nullopt;
}

}  // namespace

std::uint32_t declared_lock_roles(const clang::CXXRecordDecl* record) {
  const auto bit = [](ir::Role role) {
    return static_cast<std::uint32_t>(role);
  };
  if (record->hasAttr<clang::ScopedLockableAttr>()) {
    return bit(ir::Role::kGuard);
  }
  std::uint32_t seen = 0;  // which (family, kind) pairs there are
  const auto mark = [](Family family, Kind kind) {
    return 1u << (static_cast<unsigned>(family) * 3 +
                  static_cast<unsigned>(kind));
  };
  for (const clang::CXXMethodDecl* method : record->methods()) {
    if (const Verb* verb = verb_of(method)) {
      seen |= mark(verb->family, verb->kind);
    }
  }
  const auto has = [&](Family family, Kind kind) {
    return (seen & mark(family, kind)) != 0;
  };
  const auto pairs = [&](Family family) {
    return has(family, Kind::kAcquire) && has(family, Kind::kRelease);
  };
  const auto tries = [&](Family family) {
    return pairs(family) && has(family, Kind::kTryAcquire);
  };
  std::uint32_t roles = 0;
  if (pairs(Family::kLock) || pairs(Family::kWrite) ||
      record->hasAttr<clang::CapabilityAttr>()) {
    roles |= bit(ir::Role::kLock);
  } else if (tries(Family::kAcquire) || tries(Family::kEnter)) {
    roles |= is_made_with_a_count(record) ? bit(ir::Role::kSyncObject)
                                          : bit(ir::Role::kLock);
  }
  if ((roles & bit(ir::Role::kLock)) && pairs(Family::kRead)) {
    roles |= bit(ir::Role::kSharedLock);
  }
  return roles;
}

std::optional<LockOperation> declared_lock_operation(
    const clang::CXXMethodDecl* method) {
  if (const auto attributed = operation_by_attribute(method)) {
    return attributed;
  }
  const Verb* verb = verb_of(method);
  if (!verb) return std::nullopt;
  LockOperation operation = operation_of(*verb);
  // A try that returns a number: zero is success by the custom of C.
  const clang::QualType result = method->getReturnType();
  operation.success_is_true =
      result->isBooleanType() || !result->isIntegerType();
  return operation;
}

std::optional<LockOperation> lock_operation_named(llvm::StringRef name) {
  if (const Verb* verb = find_verb(name)) return operation_of(*verb);
  return std::nullopt;
}

}  // namespace fearless::lower
