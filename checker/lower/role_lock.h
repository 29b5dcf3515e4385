// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Locks that no vocabulary describes, recognised by the names of their
// methods: `lock`/`unlock`, `Lock`/`Unlock`, `acquire`/`release` beside a
// `try_acquire`, reader-writer pairs such as `ReadLock`/`ReadUnlock`; and by
// Clang's capability attributes. Only the declarations are looked at, so this
// is cheap and never recursive. A method counts when it can be called without
// arguments and returns nothing, a bool or a number: `weak_ptr::lock()`, which
// returns an object, is none.

#ifndef FEARLESS_CHECKER_LOWER_ROLE_LOCK_H_
#define FEARLESS_CHECKER_LOWER_ROLE_LOCK_H_

#include <cstdint>
#include <optional>

#include "checker/lower/type_table.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::lower {

// Roles that the declaration of `record` alone shows: kLock, kSharedLock,
// kSyncObject (a counting semaphore), kGuard (scoped_lockable).
std::uint32_t declared_lock_roles(const clang::CXXRecordDecl* record);

// What a method of a lock class does, by its attributes or its name.
std::optional<LockOperation> declared_lock_operation(
    const clang::CXXMethodDecl* method);

// The same for a name alone: a call in a template that is not instantiated.
std::optional<LockOperation> lock_operation_named(llvm::StringRef name);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_ROLE_LOCK_H_
