// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Interior mutability: what a method that promises not to change the object
// changes all the same. Rust's Cell and RefCell are not Sync for that reason,
// and neither is a C++ class whose const method writes a `mutable` member, a
// static local, or a member through const_cast, while it holds no lock. The
// bodies of the public const methods are read in source order, private ones
// through their callers; from the first lock on, a method counts as guarded.
// Locks, atomics and types that lock by themselves may be changed freely.

#ifndef FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_H_
#define FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_H_

#include <optional>

#include "checker/lower/role_facts.h"
#include "clang/AST/DeclCXX.h"

namespace fearless::lower {

struct Mutation {
  enum class Kind : std::uint8_t {
    kMutable,    // of a mutable member
    kConstCast,  // of a member, by casting const away
    kStatic,     // of a static local variable
    kPointee,    // of something behind a pointer member: nobody can tell
  };
  Kind kind = Kind::kMutable;
  const clang::ValueDecl* target = nullptr;
  const clang::CXXMethodDecl* method = nullptr;  // the one that writes
  clang::SourceRange where;
};

// The first certain mutation in the order of the methods, else the first
// kPointee one. REQUIRES: `record` is defined.
std::optional<Mutation> find_mutation(const clang::CXXRecordDecl* record,
                                      RoleFacts& facts);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TRAIT_MUTATION_H_
