// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The roles, the copy meaning and the pointee of a type: by its structure
// (pointers, arrays, lambdas), by the vocabulary, by its bases, and by its
// shape, for classes of the user's whose bodies this unit can see. Answers are
// kept per class, so every body is looked at once. While a class is being
// worked out, a question about it gets what its declaration alone says.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_FACTS_H_
#define FEARLESS_CHECKER_LOWER_ROLE_FACTS_H_

#include <cstdint>
#include <optional>
#include <unordered_map>

#include "checker/ir/type.h"
#include "checker/lower/role_count.h"
#include "checker/lower/role_lexicon.h"
#include "checker/lower/role_walk.h"

namespace fearless::lower {

class RoleFacts {
 public:
  explicit RoleFacts(Lexicon& lexicon);

  std::uint32_t roles(clang::QualType type);
  bool has(clang::QualType type, ir::Role role) {
    return (roles(type) & bit(role)) != 0;
  }
  // Whether a copy of the type copies a lock member by member: C's locks, and
  // those whose class left copying to the compiler.
  bool copies_lock(clang::QualType type);
  // The count that copies of `record` share, if it is recognised by shape.
  const ReferenceCount* reference_count(const clang::CXXRecordDecl* record);
  ir::CopyMeaning copy(clang::QualType type);
  // What `.*` or `[]` of the type is; null: nothing.
  clang::QualType pointee(clang::QualType type);
  // Whether a mutable member lies in the class, a base or a member of it.
  bool reaches_mutable_member(const clang::CXXRecordDecl* record);
  Lexicon& lexicon() { return lexicon_; }

 private:
  struct Shape {
    std::uint32_t roles = 0;
    std::optional<ReferenceCount> count;
  };

  const Shape& shape(const clang::RecordDecl* record);
  Shape find_shape(const clang::CXXRecordDecl* record);
  ir::CopyMeaning record_copy(const clang::RecordDecl* record);
  ir::CopyMeaning modelled_copy(const clang::RecordDecl* record,
                                const vocabulary::TypeModel& model);
  ir::CopyMeaning members_copy(const clang::RecordDecl* record);
  bool is_copy_deleted(const clang::CXXRecordDecl* record);
  bool has_state_of_its_own(const clang::CXXRecordDecl* record);

  Lexicon& lexicon_;
  // Answers are pointed at while others are found: no DenseMap.
  std::unordered_map<const clang::RecordDecl*, Shape> shapes_;
  llvm::DenseMap<const clang::RecordDecl*, ir::CopyMeaning> copies_;
  llvm::DenseMap<const clang::RecordDecl*, bool> lock_copies_;
  llvm::DenseMap<const clang::CXXRecordDecl*, bool> mutables_;
};

bool has_mutable_member(const clang::CXXRecordDecl* record);

// The type arguments of a class template's instance, packs spread out; an
// argument that is no type is null.
llvm::SmallVector<clang::QualType, 4> type_arguments(
    const clang::RecordDecl* record);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_FACTS_H_
