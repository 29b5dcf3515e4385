// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Turns Clang's types into ir::Type. Lowering asks for the types it meets and
// gets a number back at once; the name, roles, copy meaning and pointee of a
// type are there from that moment. Its bases, fields and Send/Sync answers are
// filled in by `complete`, which lowering calls once, when no more questions
// will come: until then a recursive type costs nothing and cannot loop.
//
// A type is known by its canonical form; `const T` is an entry of its own.
// The table appends to the module it is given and keeps no reference into its
// vectors. Fields of library types are listed only when somebody asks for
// them: what a library type means is told by the vocabulary. Not thread-safe;
// one table per translation unit. Cost: linear in the types asked for and
// their members; each function body is looked at no more than once per
// question (is it a guard, a reference count, does it change mutable state).

#ifndef FEARLESS_CHECKER_LOWER_TYPE_TABLE_H_
#define FEARLESS_CHECKER_LOWER_TYPE_TABLE_H_

#include <memory>
#include <optional>
#include <string>

#include "checker/ir/module.h"
#include "checker/vocabulary/vocabulary.h"
#include "clang/AST/Type.h"

namespace clang {
class ASTContext;
class CXXMethodDecl;
class CXXRecordDecl;
class FieldDecl;
class FunctionDecl;
class VarDecl;
}  // namespace clang

namespace fearless::lower {

class SourceMap;
struct FunctionMarks;

// What calling a method of a lock does, when nobody but the shape of its class
// says so: `spin.lock()`, `rw.ReadUnlock()`.
struct LockOperation {
  enum class Kind : std::uint8_t { kAcquire, kTryAcquire, kRelease };
  Kind kind = Kind::kAcquire;
  ir::Mode mode = ir::Mode::kExclusive;
  bool success_is_true = true;  // kTryAcquire: the result that means `locked`
  bool operator==(const LockOperation&) const = default;
};

class TypeTable {
 public:
  TypeTable(clang::ASTContext& context,
            const vocabulary::Vocabulary& vocabulary, ir::Module& module,
            SourceMap& sources);
  ~TypeTable();
  TypeTable(const TypeTable&) = delete;
  TypeTable& operator=(const TypeTable&) = delete;

  // Never fails: null, dependent and incomplete types have an entry too.
  ir::TypeId type(clang::QualType type);
  // The member `field` of the class, or instantiation, that declares it.
  ir::FieldId field(const clang::FieldDecl* field);
  // Capture number `index` of a closure type, as in CXXRecordDecl::captures().
  ir::FieldId capture_field(const clang::CXXRecordDecl* closure,
                            unsigned index);
  // A variable with static or thread storage, with its GUARDED_BY.
  ir::GlobalId global(const clang::VarDecl* variable);

  // What the vocabulary says of the type's class; nullptr: nothing. The model
  // of a base class is found too, for a class that derives from a library's.
  const vocabulary::TypeModel* model(clang::QualType type);
  // What the function is marked as in the source; nullptr: nothing.
  const FunctionMarks* marks(const clang::FunctionDecl* function);
  // Set for methods of locks that are recognised by shape or by Clang's
  // attributes; library locks are the vocabulary's business.
  std::optional<LockOperation> lock_operation(
      const clang::CXXMethodDecl* method);
  bool has_role(clang::QualType type, ir::Role role);

  // Fills in what was left open. May be called again after more questions.
  void complete();

 private:
  class State;

  ir::FieldId unit_of(const clang::FieldDecl* field);
  void add_guards(const clang::FieldDecl* field, ir::FieldId id);
  void add_lock_order(const clang::FieldDecl* field, ir::FieldId id);
  void complete(ir::TypeId id, clang::QualType type);

  std::unique_ptr<State> state_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_TYPE_TABLE_H_
