// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_count.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

namespace fearless::lower {
namespace {

// What may make a second handle to the same object.
llvm::SmallVector<const clang::CXXMethodDecl*, 2> copiers_of(
    const clang::CXXRecordDecl* record) {
  llvm::SmallVector<const clang::CXXMethodDecl*, 2> copiers;
  for (const clang::CXXConstructorDecl* made : record->ctors()) {
    if (made->isCopyConstructor() && !made->isDeleted() &&
        !made->isDefaulted()) {
      copiers.push_back(made);
    }
  }
  if (!copiers.empty()) return copiers;
  for (const clang::CXXMethodDecl* method : record->methods()) {
    if (!method->isConst() || method->getNumParams() != 0) continue;
    const clang::QualType result = method->getReturnType();
    const clang::CXXRecordDecl* made = class_of(result);
    if (made && !result->isReferenceType() &&
        made->getCanonicalDecl() == record->getCanonicalDecl()) {
      copiers.push_back(method);
    }
  }
  return copiers;
}

bool is_same_counter(const CountStep& up, const CountStep& down) {
  if (up.is_link || down.is_link) return up.is_link && down.is_link;
  if (!up.counter || !down.counter) return up.is_atomic == down.is_atomic;
  if (up.counter == down.counter) return true;
  return up.counter->getDeclName() == down.counter->getDeclName();
}

}  // namespace

std::optional<ReferenceCount> find_reference_count(
    const clang::CXXRecordDecl* record, BodyWalk& walk) {
  const clang::CXXDestructorDecl* destructor = record->getDestructor();
  if (!destructor || destructor->isDefaulted() || !body_of(destructor)) {
    return std::nullopt;
  }
  const auto copiers = copiers_of(record);
  if (copiers.empty()) return std::nullopt;
  const Walked death = walk.walk(destructor);
  if (death.counts.empty()) return std::nullopt;
  for (const clang::CXXMethodDecl* copier : copiers) {
    const Walked copied = walk.walk(copier);
    for (const CountStep& up : copied.counts) {
      if (up.is_down) continue;
      const auto down = llvm::find_if(death.counts, [&](const auto& step) {
        return !step.is_up && is_same_counter(up, step);
      });
      if (down == death.counts.end()) continue;
      const bool is_safe = (up.is_atomic || up.is_locked) &&
                           (down->is_atomic || down->is_locked);
      return ReferenceCount{is_safe, up.is_link, up.counter,
                            up.type.isNull() ? down->type : up.type, up.where};
    }
  }
  return std::nullopt;
}

}  // namespace fearless::lower
