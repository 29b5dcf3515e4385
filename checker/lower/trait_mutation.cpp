// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/trait_mutation.h"

#include "checker/lower/trait_mutation_scan.h"
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

// Of the certain mutations the first, and of the doubtful ones.
class Finding {
 public:
  // True when there is no more to look for.
  bool add(const std::optional<Mutation>& found) {
    if (!found) return false;
    const bool is_certain = found->kind != Mutation::Kind::kPointee;
    if (!best || is_certain) best = found;
    return is_certain;
  }
  std::optional<Mutation> best;
};

}  // namespace

std::optional<Mutation> find_mutation(const clang::CXXRecordDecl* record,
                                      RoleFacts& facts) {
  if (!may_mutate(record, facts)) return std::nullopt;
  Finding finding;
  for (const clang::CXXMethodDecl* method : methods_of(record)) {
    const bool is_reachable = method->getAccess() != clang::AS_private &&
                              method->getAccess() != clang::AS_protected;
    if (!method->isConst() || method->isStatic() || !is_reachable ||
        method->isImplicit() || is_called_under_lock(method, facts)) {
      continue;
    }
    MutationWalk walk(facts, record);
    if (finding.add(walk.run(method))) return finding.best;
  }
  if (!has_mutable_member(record)) return finding.best;
  // `Cell::Reading`, a class inside, may count readers in the const cell.
  for (const clang::Decl* declaration : record->decls()) {
    const auto* inner = dyn_cast<clang::CXXRecordDecl>(declaration);
    if (!inner || inner->isInjectedClassName() || !inner->hasDefinition()) {
      continue;
    }
    for (const clang::CXXMethodDecl* method : methods_of(inner)) {
      if (method->isImplicit() || is_called_under_lock(method, facts)) {
        continue;
      }
      MutationWalk walk(facts, record);
      const auto found = walk.run(method);
      if (found && found->kind == Mutation::Kind::kMutable &&
          found->target->getDeclContext() == record) {
        return found;
      }
    }
  }
  return finding.best;
}

}  // namespace fearless::lower
