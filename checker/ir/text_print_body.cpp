// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/defaults.h"
#include "checker/ir/printer.h"

namespace fearless::ir {

void Printer::function(const Function& function) {
  function_header(function);
  text(" {\n");
  if (function.locals.empty()) text("  local none\n");
  for (LocalId id = 0; id < function.locals.size(); ++id)
    local(id, function.locals[id]);
  if (function.blocks.empty()) text("  bb none\n");
  for (BlockId id = 0; id < function.blocks.size(); ++id)
    block(id, function.blocks[id]);
  text("}\n");
}

void Printer::function_header(const Function& function) {
  text("function ");
  // A function of another module has no number here.
  const Function* first = module_.functions.data();
  if (&function >= first && &function < first + module_.functions.size()) {
    number(&function - first);
    text(" ");
  }
  quoted(function.name);
  if (!function.instance.empty()) word("instance", function.instance);
  for (const auto& [flag, name] : spellings<FunctionFlag>())
    if (function.is(flag)) word(name);
  if (!function.is(FunctionFlag::kPublic) &&
      !function.is(FunctionFlag::kProtected))
    word("private");
  word("record", function.record);
  word("parent", function.parent);
  if (function.parameters != default_parameters(function))
    word("params", function.parameters);
  annotations(function.annotations);
  for (const std::string& usr : function.overrides) word("overrides", usr);
  if (function.usr != function.name) word("usr", function.usr);
  range(function.range);
  word("body");
  range(function.body);
}

void Printer::annotations(const std::vector<Annotation>& annotations) {
  for (const Annotation& annotation : annotations) {
    word(word_of(annotation.contract));
    if (annotation.lock.is_nothing()) continue;
    text(" ");
    place(annotation.lock);
  }
}

void Printer::local(LocalId id, const Local& local) {
  text("  local ");
  number(id);
  if (!local.name.empty()) {
    text(" ");
    quoted(local.name);
  }
  word(":", local.type);
  if (local.role != default_role(id, local)) word(word_of(local.role));
  range(local.range, has_range_by_default(local));
  text("\n");
}

void Printer::block(BlockId id, const Block& block) {
  text("  bb");
  number(id);
  if (block.unwind != kNone) {
    text(" unwind bb");
    number(block.unwind);
  }
  text(":\n");
  for (const Event& each : block.events) {
    text("    ");
    event(each);
    text("\n");
  }
  terminator(block.terminator);
}

void Printer::terminator(const Terminator& terminator) {
  text("    ");
  text(word_of(terminator.kind));
  const Condition& condition = terminator.condition;
  if (condition.is_negated || !condition.place.is_nothing()) {
    text(condition.is_negated ? " !" : " ");
    if (!condition.place.is_nothing()) place(condition.place);
  }
  for (const BlockId target : terminator.targets) {
    text(" bb");
    number(target);
  }
  range(terminator.range, has_range_by_default(terminator));
  text("\n");
}

void Printer::event(const Event& event) {
  text(word_of(event.kind));
  const Form& form = form_of(event.kind);
  for (const FormPart& part : form.parts) {
    if (part.need != Need::kAlways && !is_filled(event, part.slot)) continue;
    if (part.before == ",") {
      text(",");
    } else if (!part.before.empty()) {
      word(part.before);
    }
    if (part.slot != Slot::kArguments && !part.before.ends_with('&')) text(" ");
    slot(event, part.slot);
  }
  extras(event, form);
  for (const EventFlag& flag : event_flags())
    if (event.*flag.member != flag.usual) word(flag.word);
  range(event.range);
}

void Printer::slot(const Event& event, Slot slot) {
  switch (slot) {
    case Slot::kPlace:
      return place(event.place);
    case Slot::kTarget:
      return place(event.target);
    case Slot::kResult:
      return place(event.result);
    case Slot::kFirstArgument:
      return first_argument(event);
    case Slot::kArguments:
      return arguments(event);
    case Slot::kCallee:
      if (event.callee == kNone) return place(event.place);
      if (event.callee < callees_.size()) return text(callees_[event.callee]);
      text("'");
      return number(event.callee);
    case Slot::kMode:
      return text(word_of(event.mode));
    case Slot::kSpawnKind:
      return text(word_of(event.spawn));
    case Slot::kBlockKind:
      return text(word_of(event.block));
    case Slot::kValue:
      return number(event.value.value_or(0));
  }
}

// In parentheses if it has a range of its own: one at the end of the line
// would be the event's.
void Printer::first_argument(const Event& event) {
  if (event.args.empty()) return text("-");
  const bool has_range = event.args.front().range != event.range;
  if (has_range) text("(");
  operand(event.args.front(), event.range);
  if (has_range) text(")");
}

void Printer::arguments(const Event& event) {
  const std::size_t first = form_of(event.kind).has(Slot::kFirstArgument);
  text("(");
  for (std::size_t i = first; i < event.args.size(); ++i) {
    if (i > first) text(", ");
    operand(event.args[i], event.range);
  }
  text(")");
}

void Printer::operand(const Operand& operand, const Range& usual) {
  text(word_of(operand.kind));
  if (operand.function != kNone) {
    text(" ");
    if (operand.function < callees_.size()) {
      text(callees_[operand.function]);
    } else {
      text("'");
      number(operand.function);
    }
  }
  if (!operand.place.is_nothing()) {
    text(" ");
    place(operand.place);
  }
  if (operand.truth) text(*operand.truth ? " true" : " false");
  word(":", operand.type);
  if (operand.range != usual) range(operand.range);
}

// What the event has beyond its form.
void Printer::extras(const Event& event, const Form& form) {
  for (const Slot extra : all_slots()) {
    if (form.has(extra) || !is_filled(event, extra)) continue;
    if (extra == Slot::kFirstArgument) continue;  // among kArguments
    if (extra == Slot::kCallee && event.callee == kNone) continue;
    if (extra == Slot::kPlace && form.has(Slot::kCallee) &&
        event.callee == kNone)
      continue;  // it stands where the callee would
    if (extra == Slot::kValue && is_adopting(event)) {
      word("adopted");
      continue;
    }
    text(" ");
    text(slot_name(extra));
    text("=");
    slot(event, extra);
  }
}

}  // namespace fearless::ir
