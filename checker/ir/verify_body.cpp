// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <limits>

#include "checker/ir/verifier.h"

namespace fearless::ir {
namespace {

struct TargetCount {
  TerminatorKind kind;
  std::size_t least, most;
  bool may_have_condition;
};

constexpr std::size_t kAny = std::numeric_limits<std::size_t>::max();
constexpr TargetCount kTargets[] = {
    {TerminatorKind::kGoto, 1, 1, false},
    {TerminatorKind::kBranch, 2, 2, true},
    {TerminatorKind::kSwitch, 1, kAny, true},
    {TerminatorKind::kReturn, 0, 0, false},
    {TerminatorKind::kUnwind, 0, 0, false},
    {TerminatorKind::kUnreachable, 0, 0, false},
};

}  // namespace

void Verifier::function(const Function& function) {
  function_ = &function;
  expect((function.flags & ~all_bits<FunctionFlag>()) == 0,
         "flags has an unknown bit");
  id_or_none("record", function.record, module_.types.size());
  id_or_none("parent", function.parent, module_.functions.size());
  locals(function);
  annotations(function.annotations, &function);
  range("range", function.range);
  range("body", function.body);
  expect(!function.blocks.empty(), "has no block");
  for (const Block& each : function.blocks) block(function, each);
  function_ = nullptr;
}

void Verifier::locals(const Function& function) {
  expect(!function.locals.empty(), "has no local 0 for its return value");
  expect(
      function.parameters == 0 || function.parameters < function.locals.size(),
      "has fewer locals than parameters");
  for (LocalId id = 0; id < function.locals.size(); ++id) {
    const Local& local = function.locals[id];
    enumerator("role", local.role);
    id_or_none("type of a local", local.type, module_.types.size());
    range("range of a local", local.range);
    local_role(function, id);
  }
  if (function.is(FunctionFlag::kMethod))
    expect(function.locals.size() > 1 &&
               function.locals[1].role == LocalRole::kThis,
           "is a method, but local 1 is not `this`");
}

void Verifier::local_role(const Function& function, LocalId id) {
  const LocalRole role = function.locals[id].role;
  const bool is_parameter =
      role == LocalRole::kThis || role == LocalRole::kParameter;
  const std::string name = "local " + std::to_string(id);
  expect((role == LocalRole::kReturn) == (id == 0),
         name + ": local 0, and no other, is the return value");
  expect(role != LocalRole::kThis || id == 1,
         name + ": `this` is not the first parameter");
  expect(is_parameter == (id != 0 && id <= function.parameters),
         name + ": parameters are the locals from 1 to " +
             llvm::Twine(function.parameters) + ", and no others");
}

// `function` is null for a callee, whose locals are not known.
void Verifier::annotations(const std::vector<Annotation>& annotations,
                           const Function* function) {
  for (const Annotation& annotation : annotations) {
    enumerator("lock contract", annotation.contract);
    place("lock", annotation.lock);
    expect(!annotation.lock.is_nothing() ||
               annotation.contract == LockContract::kNotChecked,
           "a lock contract names no lock");
    if (function != nullptr && annotation.lock.is_local())
      expect(annotation.lock.id - 1 < function->parameters,
             "a lock contract names a local that is no parameter");
  }
}

void Verifier::block(const Function& function, const Block& block) {
  block_ = &block;
  id_or_none("unwind: bb", block.unwind, function.blocks.size());
  for (const Event& each : block.events) event(each);
  terminator(function, block.terminator);
  block_ = nullptr;
}

void Verifier::terminator(const Function& function,
                          const Terminator& terminator) {
  enumerator("terminator", terminator.kind);
  place("condition", terminator.condition.place);
  range("range of the terminator", terminator.range);
  for (const BlockId target : terminator.targets)
    id("target: bb", target, function.blocks.size());
  const std::string_view word = word_of(terminator.kind);
  for (const TargetCount& count : kTargets) {
    if (count.kind != terminator.kind) continue;
    const std::size_t targets = terminator.targets.size();
    expect(targets >= count.least && targets <= count.most,
           llvm::Twine(word) + " has " + llvm::Twine(targets) + " targets");
    expect(count.may_have_condition || terminator.condition == Condition{},
           llvm::Twine(word) + " has a condition");
  }
}

void Verifier::event(const Event& event) {
  event_ = &event;
  enumerator("kind", event.kind);
  enumerator("mode", event.mode);
  enumerator("spawn kind", event.spawn);
  enumerator("block kind", event.block);
  range("range", event.range);
  place("place", event.place);
  place("target", event.target);
  place("result", event.result);
  needs(event);
  id_or_none("callee", event.callee, module_.callees.size());
  expect(event.callee == kNone || form_of(event.kind).has(Slot::kCallee),
         "has a callee, but calls nothing");
  expect(event.kind != EventKind::kInit ||
             (event.place.is_local() && event.place.steps.empty()),
         "place is not a local variable as a whole");
  expect(!event.result.is_global(), "result is not a local");
  for (const Operand& each : event.args) operand(event, each);
  event_ = nullptr;
}

void Verifier::needs(const Event& event) {
  bool needs_one = false;
  bool has_one = false;
  std::string choice;
  for (const FormPart& part : form_of(event.kind).parts) {
    const bool is_there = is_filled(event, part.slot);
    if (part.need == Need::kOneOf) {
      needs_one = true;
      has_one |= is_there;
      choice += std::string(choice.empty() ? "" : " and ") +
                std::string(slot_name(part.slot));
    }
    // A call may have no arguments.
    if (part.need == Need::kAlways && part.slot != Slot::kArguments)
      expect(is_there, llvm::Twine(slot_name(part.slot)) + " is missing");
  }
  expect(!needs_one || has_one, choice + " are both missing");
}

void Verifier::operand(const Event& event, const Operand& operand) {
  const std::string name =
      "args[" + std::to_string(&operand - event.args.data()) + "]";
  enumerator(name, operand.kind);
  place(name, operand.place);
  range(name, operand.range);
  id_or_none(name + ": type", operand.type, module_.types.size());
  const bool is_function = operand.kind == OperandKind::kFunction;
  const bool is_constant = operand.kind == OperandKind::kConstant;
  if (is_function)
    id(name + ": function", operand.function, module_.callees.size());
  expect(is_function || operand.function == kNone,
         name + " has a function, but is none");
  expect(is_constant || !operand.truth,
         name + " is true or false, but no constant");
  expect(operand.place.is_nothing() == (is_function || is_constant),
         name + (is_function || is_constant ? " has a place, but needs none"
                                            : " has no place"));
}

}  // namespace fearless::ir
