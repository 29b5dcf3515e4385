// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What stands at a place: its type, its declaration, its name in the user's
// words. Walks the types of a module along the steps of a place; where the
// module does not say (a member of a type it does not know), the answer is
// kNone or empty. Pure; cost is the length of the place.

#ifndef FEARLESS_CHECKER_ANALYSIS_TYPING_H_
#define FEARLESS_CHECKER_ANALYSIS_TYPING_H_

#include <optional>
#include <string>

#include "checker/ir/module.h"

namespace fearless::analysis {

// A function within its module: what most questions are asked about.
struct Frame {
  const ir::Module& module;
  const ir::Function& function;
  ir::FunctionId id;
};

ir::TypeId type_id_at(const Frame& frame, const ir::Place& place);
// The type at `place`; a nameless type without roles when unknown.
const ir::Type& type_at(const Frame& frame, const ir::Place& place);

bool has_role(const Frame& frame, const ir::Place& place, ir::Role role);
// Copies of the value at `place` point at the same thing: pointers,
// references, views, iterators, shared owners.
bool is_pointer_like(const ir::Type& type);
// A value that is handed over as a whole when it moves.
bool is_owner_like(const ir::Type& type);
// Reached through a handle whose type is at fault when threads share it.
bool is_counted_plainly(const Frame& frame, const ir::Place& place);
// Reached through a shared owner, which frees it with its last copy.
bool is_counted(const Frame& frame, const ir::Place& place);
// The only owner of the object that it points at.
bool owns_alone(const ir::Type& type);
// Pointee data that only Sync types, locks and atomics make safe to share.
bool is_internally_synchronised(const ir::Module& module, ir::TypeId type);
// A class that takes values from one thread to another: it has a container, a
// lock and a condition variable, or a container and the threads that empty it.
bool is_hand_over(const ir::Module& module, ir::TypeId type);
// A value whose move is a copy: scalars and records of scalars.
bool is_plain(const ir::Module& module, ir::TypeId type);
// Whether what is put into a `type` runs without anybody else's thread.
bool has_threads(const ir::Module& module, ir::TypeId type);
// A container or owner of thread handles.
bool holds_threads(const ir::Module& module, ir::TypeId type);
// An executor that runs one task after the other.
bool has_one_thread(const ir::Module& module, ir::TypeId type);
// The first shared owner that leads to `place`.
std::optional<ir::Place> shared_owner_of(const Frame& frame,
                                         const ir::Place& place);
// A class with a lock among its own members.
bool has_lock(const ir::Module& module, ir::TypeId type);
// Whether a class `type` is, or has somewhere, a handle that joins when it
// dies.
bool joins_when_destroyed(const ir::Module& module, ir::TypeId type);

// `order->id`, `this->mu_` without `this->`, `workers_[...]`. Empty for
// temporaries.
std::string spell(const Frame& frame, const ir::Place& place);
// `submit`, of `Pool::submit`.
std::string short_name(const std::string& qualified);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_TYPING_H_
