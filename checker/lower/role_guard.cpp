// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_guard.h"

#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using Kind = LockOperation::Kind;

bool releases(const clang::CXXDestructorDecl* destructor, BodyWalk& walk) {
  if (!destructor || destructor->isDefaulted()) return false;
  return llvm::any_of(walk.walk(destructor).locks, [](const LockStep& step) {
    return step.kind == Kind::kRelease;
  });
}

}  // namespace

bool is_guard_by_shape(const clang::CXXRecordDecl* record, BodyWalk& walk) {
  bool acquires = false;
  for (const clang::CXXConstructorDecl* made : record->ctors()) {
    if (made->isDefaulted() || made->isCopyOrMoveConstructor()) continue;
    const Walked walked = walk.walk(made);
    if (walked.holds_guard) return true;
    int held = 0;
    for (const LockStep& step : walked.locks) {
      held += step.kind == Kind::kRelease ? -1 : 1;
    }
    acquires |= held > 0;
  }
  return acquires && releases(record->getDestructor(), walk);
}

}  // namespace fearless::lower
