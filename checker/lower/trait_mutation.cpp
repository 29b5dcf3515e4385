// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/trait_mutation.h"

#include "checker/lower/trait_mutation_walk.h"
#include "clang/AST/Attr.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;

// The caller holds the lock, by contract: an attribute, a guard as parameter,
// or the customary name.
bool is_called_under_lock(const clang::CXXMethodDecl* method,
                          RoleFacts& facts) {
  if (method->hasAttr<clang::RequiresCapabilityAttr>()) return true;
  for (const clang::ParmVarDecl* parameter : method->parameters()) {
    const clang::QualType type = parameter->getType().getNonReferenceType();
    if (facts.has(type, ir::Role::kGuard)) return true;
  }
  if (!method->getIdentifier()) return false;
  const llvm::StringRef name = method->getName();
  return name.ends_with("_locked") || name.ends_with("Locked") ||
         name.ends_with("_unlocked") || name.ends_with("Unlocked") ||
         name.ends_with("_no_lock") || name.ends_with("NoLock");
}

}  // namespace

std::optional<Mutation> find_mutation(const clang::CXXRecordDecl* record,
                                      RoleFacts& facts) {
  std::optional<Mutation> doubt;
  for (const clang::CXXMethodDecl* method : record->methods()) {
    const bool is_reachable = method->getAccess() != clang::AS_private &&
                              method->getAccess() != clang::AS_protected;
    if (!method->isConst() || method->isStatic() || !is_reachable ||
        method->isImplicit() || is_called_under_lock(method, facts)) {
      continue;
    }
    MutationWalk walk(facts);
    const auto found = walk.run(method);
    if (!found) continue;
    if (found->kind != Mutation::Kind::kPointee) return found;
    if (!doubt) doubt = found;
  }
  return doubt;
}

}  // namespace fearless::lower
