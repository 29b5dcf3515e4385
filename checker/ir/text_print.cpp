// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <utility>

#include "checker/ir/defaults.h"
#include "checker/ir/printer.h"
#include "checker/ir/text.h"

namespace fearless::ir {

void Printer::module() {
  text("module ");
  quoted(module_.main_file);
  text("\n");
  for (FileId id = 0; id < module_.files.size(); ++id) file(id);
  if (module_.files.empty()) text("file none\n");
  for (TypeId id = 0; id < module_.types.size(); ++id) type(id);
  for (FieldId id = 0; id < module_.fields.size(); ++id) field(id);
  for (GlobalId id = 0; id < module_.globals.size(); ++id) global(id);
  for (std::uint32_t id = 0; id < module_.callees.size(); ++id) callee(id);
  for (const Suppression& each : module_.suppressions) suppression(each);
  for (const Rewrite& each : module_.rewrites) rewrite(each);
  for (const Problem& each : module_.problems) problem(each);
  for (const Function& each : module_.functions) {
    text("\n");
    function(each);
  }
}

void Printer::file(FileId id) {
  text("file ");
  number(id);
  text(" ");
  quoted(module_.files[id].path);
  if (module_.files[id].is_main) word("main");
  text("\n");
}

void Printer::type(TypeId id) {
  const Type& type = module_.types[id];
  text("type ");
  number(id);
  text(" ");
  quoted(type.name);
  if (type.is_const) word("const");
  if (type.has_packed_elements) word("packed");
  if (type.is_whole) word("whole");
  if (type.is_observer) word("observer");
  for (const auto& [role, name] : spellings<Role>())
    if (type.is(role)) word(name);
  if (type.copy != CopyMeaning::kValue)
    (out_ += " copy=") += word_of(type.copy);
  word("to", type.pointee);
  if (!type.bases.empty()) ids("bases", type.bases);
  if (type.fields != fields_of_[id]) ids("fields", type.fields);
  word("call_operator", type.call_operator);
  word("destructor", type.destructor);
  if (type.usr != default_usr(type)) word("usr", type.usr);
  range(type.range, false);
  trait("send", type.send);
  trait("sync", type.sync);
  text("\n");
}

void Printer::trait(std::string_view name, const Trait& trait) {
  if (trait == Trait{Answer::kYes, {}, {}}) return;
  (((out_ += ' ') += name) += '=') += word_of(trait.answer);
  if (trait.cause != Cause::kDeclared) (out_ += " by ") += word_of(trait.cause);
  if (trait.because.empty()) return;
  text("(");
  for (const Reason& reason : trait.because) {
    if (&reason != &trait.because.front()) text(", ");
    quoted(reason.text);
    range(reason.range);
  }
  text(")");
}

void Printer::field(FieldId id) {
  const Field& field = module_.fields[id];
  text("field ");
  number(id);
  text(" .");
  field_name(field.name);
  word(":", field.type);
  word("of", field.owner);
  if (field.is_public) word("public");
  if (field.is_private) word("private");
  if (field.is_mutable) word("mutable");
  if (field.is_bitfield) word("bitfield");
  if (field.is_volatile) word("volatile");
  word("unit", field.unit);
  if (!field.guarded_by.empty()) word("guarded_by ");
  steps(field.guarded_by);
  if (!field.pointee_guarded_by.empty()) word("pointee_guarded_by ");
  steps(field.pointee_guarded_by);
  if (!field.acquired_after.empty())
    ids("acquired_after", field.acquired_after);
  if (field.usr != default_usr(module_, field)) word("usr", field.usr);
  range(field.range);
  text("\n");
}

void Printer::global(GlobalId id) {
  const Global& global = module_.globals[id];
  text("global ");
  number(id);
  text(" @");
  global_name(global.name);
  word(":", global.type);
  word("of", global.owner);
  if (global.is_thread_local) word("thread_local");
  if (global.is_volatile) word("volatile");
  if (global.is_function_static) word("function_static");
  if (global.is_library_state) word("library_state");
  if (global.has_safe_libraries) word("has_safe_libraries");
  if (!global.guarded_by.is_nothing()) {
    word("guarded_by ");
    place(global.guarded_by);
  }
  if (global.usr != global.name) word("usr", global.usr);
  range(global.range);
  text("\n");
}

void Printer::callee(std::uint32_t id) {
  const Callee& callee = module_.callees[id];
  text("callee ");
  number(id);
  text(" ");
  quoted(callee.name);
  word("fn", callee.function);
  for (const auto& [name, member] : callee_flags())
    if (callee.*member) word(name);
  if (!callee.instead.empty()) word("instead", callee.instead);
  annotations(callee.annotations);
  if (callee.usr != callee.name) word("usr", callee.usr);
  text("\n");
}

void Printer::suppression(const Suppression& suppression) {
  text("nolint ");
  text(word_of(suppression.kind));
  if (suppression.has_list) word("checks", suppression.checks);
  if (!suppression.reason.empty()) word("reason", suppression.reason);
  range(suppression.range);
  text("\n");
}

void Printer::rewrite(const Rewrite& rewrite) {
  text("rewrite ");
  text(word_of(rewrite.kind));
  range(rewrite.at);
  if (rewrite.with != Range{}) word("with");
  range(rewrite.with, false);
  text("(");
  for (const Replacement& each : rewrite.edits) {
    if (&each != &rewrite.edits.front()) text(", ");
    quoted(each.text);
    range(each.range);
  }
  text(")\n");
}

void Printer::problem(const Problem& problem) {
  text("problem ");
  text(word_of(problem.kind));
  text(" ");
  quoted(problem.text);
  range(problem.range, false);
  text("\n");
}

std::string print(const Module& module) {
  Printer printer(module);
  printer.module();
  return printer.take();
}

std::string print(const Module& module, const Place& place) {
  Printer printer(module);
  printer.place(place);
  return printer.take();
}

std::string print(const Module& module, const Event& event) {
  Printer printer(module);
  printer.event(event);
  return printer.take();
}

std::string print(const Module& module, const Function& function) {
  Printer printer(module);
  printer.function(function);
  return printer.take();
}

}  // namespace fearless::ir
