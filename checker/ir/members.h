// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The members of each struct of the IR, once. `with_members(event, f)` calls
// `f(event.kind, event.range, ...)`, so that whatever treats all members alike
// (the binary form, tests that change each in turn) is written once for all
// structs. A member added to a struct and not here does not compile.

#ifndef FEARLESS_CHECKER_IR_MEMBERS_H_
#define FEARLESS_CHECKER_IR_MEMBERS_H_

#include <concepts>
#include <type_traits>

#include "checker/ir/module.h"

namespace fearless::ir {

// `const T` and `T` alike.
template <class T, class Struct>
concept Is = std::same_as<std::remove_const_t<T>, Struct>;

template <Is<Range> T, class F>
auto with_members(T& it, F f) {
  auto& [file, line, column, end_line, end_column] = it;
  return f(file, line, column, end_line, end_column);
}

template <Is<Step> T, class F>
auto with_members(T& it, F f) {
  auto& [kind, field] = it;
  return f(kind, field);
}

template <Is<Place> T, class F>
auto with_members(T& it, F f) {
  auto& [root, id, steps] = it;
  return f(root, id, steps);
}

template <Is<Reason> T, class F>
auto with_members(T& it, F f) {
  auto& [text, range] = it;
  return f(text, range);
}

template <Is<Trait> T, class F>
auto with_members(T& it, F f) {
  auto& [answer, because, cause] = it;
  return f(answer, because, cause);
}

template <Is<Type> T, class F>
auto with_members(T& it, F f) {
  auto& [name, usr, roles, copy, is_const, has_packed_elements, is_whole,
         is_observer, send, sync, pointee, bases, fields, call_operator,
         destructor, range] = it;
  return f(name, usr, roles, copy, is_const, has_packed_elements, is_whole,
           is_observer, send, sync, pointee, bases, fields, call_operator,
           destructor, range);
}

template <Is<Field> T, class F>
auto with_members(T& it, F f) {
  auto& [name, usr, owner, type, is_mutable, is_bitfield, unit, is_volatile,
         is_public, is_private, guarded_by, pointee_guarded_by, acquired_after,
         range] = it;
  return f(name, usr, owner, type, is_mutable, is_bitfield, unit, is_volatile,
           is_public, is_private, guarded_by, pointee_guarded_by,
           acquired_after, range);
}

template <Is<Global> T, class F>
auto with_members(T& it, F f) {
  auto& [name, usr, type, owner, is_thread_local, is_volatile,
         is_function_static, is_library_state, has_safe_libraries, guarded_by,
         range] = it;
  return f(name, usr, type, owner, is_thread_local, is_volatile,
           is_function_static, is_library_state, has_safe_libraries, guarded_by,
           range);
}

template <Is<Operand> T, class F>
auto with_members(T& it, F f) {
  auto& [kind, place, function, type, range, truth] = it;
  return f(kind, place, function, type, range, truth);
}

template <Is<Event> T, class F>
auto with_members(T& it, F f) {
  auto& [kind, range, place, target, result, args, callee, mode, spawn, block,
         value, success_is_true, may_throw, notify_all, has_predicate, is_timed,
         is_growing, is_implicit, is_store, is_relaxed, keeps] = it;
  return f(kind, range, place, target, result, args, callee, mode, spawn, block,
           value, success_is_true, may_throw, notify_all, has_predicate,
           is_timed, is_growing, is_implicit, is_store, is_relaxed, keeps);
}

template <Is<Local> T, class F>
auto with_members(T& it, F f) {
  auto& [name, type, role, range] = it;
  return f(name, type, role, range);
}

template <Is<Condition> T, class F>
auto with_members(T& it, F f) {
  auto& [place, is_negated] = it;
  return f(place, is_negated);
}

template <Is<Terminator> T, class F>
auto with_members(T& it, F f) {
  auto& [kind, condition, targets, range] = it;
  return f(kind, condition, targets, range);
}

template <Is<Block> T, class F>
auto with_members(T& it, F f) {
  auto& [events, terminator, unwind] = it;
  return f(events, terminator, unwind);
}

template <Is<Annotation> T, class F>
auto with_members(T& it, F f) {
  auto& [contract, lock] = it;
  return f(contract, lock);
}

template <Is<Function> T, class F>
auto with_members(T& it, F f) {
  auto& [name, usr, flags, record, parent, locals, parameters, annotations,
         overrides, blocks, instance, range, body] = it;
  return f(name, usr, flags, record, parent, locals, parameters, annotations,
           overrides, blocks, instance, range, body);
}

template <Is<File> T, class F>
auto with_members(T& it, F f) {
  auto& [path, is_main] = it;
  return f(path, is_main);
}

template <Is<Callee> T, class F>
auto with_members(T& it, F f) {
  auto& [name, usr, function, is_virtual, is_const, is_method, is_noexcept,
         is_system, hands_over, is_ender, keeps_for_end, instead, annotations] =
      it;
  return f(name, usr, function, is_virtual, is_const, is_method, is_noexcept,
           is_system, hands_over, is_ender, keeps_for_end, instead,
           annotations);
}

template <Is<Suppression> T, class F>
auto with_members(T& it, F f) {
  auto& [kind, checks, has_list, reason, range] = it;
  return f(kind, checks, has_list, reason, range);
}

template <Is<Replacement> T, class F>
auto with_members(T& it, F f) {
  auto& [range, text] = it;
  return f(range, text);
}

template <Is<Rewrite> T, class F>
auto with_members(T& it, F f) {
  auto& [kind, at, with, edits] = it;
  return f(kind, at, with, edits);
}

template <Is<Problem> T, class F>
auto with_members(T& it, F f) {
  auto& [kind, text, range] = it;
  return f(kind, text, range);
}

template <Is<Module> T, class F>
auto with_members(T& it, F f) {
  auto& [main_file, files, types, fields, globals, callees, functions,
         suppressions, rewrites, problems] = it;
  return f(main_file, files, types, fields, globals, callees, functions,
           suppressions, rewrites, problems);
}

// A struct of the IR, as opposed to a number, a string, a vector of them.
template <class T>
concept Struct = requires(T& it) { with_members(it, [](auto&...) {}); };

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_MEMBERS_H_
