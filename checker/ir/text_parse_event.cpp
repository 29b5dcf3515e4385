// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/parser.h"

namespace fearless::ir {
namespace {

// An operand without a range has its event's, which is not known yet.
constexpr Range kRangeOfEvent{kNone, kNone, kNone, kNone, kNone};

const EventFlag* find_flag(std::string_view word) {
  for (const EventFlag& flag : event_flags())
    if (flag.word == word) return &flag;
  return nullptr;
}

}  // namespace

Event Parser::event(EventKind kind) {
  Event event;
  event.kind = kind;
  event.range = kRangeOfEvent;
  const Position begin = token_.begin;
  advance();
  for (const FormPart& part : form_of(kind).parts) {
    if (part.need != Need::kAlways && !starts(part)) continue;
    if (part.before == "= &") {
      expect_symbol("=");
      expect_symbol("&");
    } else if (part.before == "via" || part.before == "in") {
      expect_word(part.before);
    } else if (!part.before.empty()) {
      expect_symbol(part.before);
    }
    slot(event, part.slot);
  }
  while (is_within_statement()) {
    if (!event_attribute(event))
      fail("the end of the line, a range, or a flag of the event");
  }
  if (event.range == kRangeOfEvent) event.range = range_from(begin);
  for (Operand& operand : event.args)
    if (operand.range == kRangeOfEvent) operand.range = event.range;
  return event;
}

// Whether the part of a form that may be absent is there.
bool Parser::starts(const FormPart& part) const {
  if (!part.before.empty())
    return token_.text == part.before.substr(0, part.before.find(' '));
  const bool is_word = at(TokenKind::kWord);
  switch (part.slot) {
    case Slot::kArguments:
      return at_symbol("(");
    case Slot::kMode:
      return is_word && from_word<Mode>(token_.text);
    case Slot::kSpawnKind:
      return is_word && from_word<SpawnKind>(token_.text);
    case Slot::kBlockKind:
      return is_word && from_word<BlockKind>(token_.text);
    default:
      return at_place();
  }
}

void Parser::slot(Event& event, Slot slot) {
  switch (slot) {
    case Slot::kPlace:
      event.place = place();
      return;
    case Slot::kTarget:
      event.target = place();
      return;
    case Slot::kResult:
      event.result = place();
      return;
    case Slot::kFirstArgument:
      return first_argument(event);
    case Slot::kArguments:
      return arguments(event);
    case Slot::kCallee:
      if (at_place() || at_symbol("-")) {
        event.place = place();
      } else {
        event.callee = callee_reference();
      }
      return;
    case Slot::kMode:
      event.mode = enumerator<Mode>("a mode");
      return;
    case Slot::kSpawnKind:
      event.spawn = enumerator<SpawnKind>("a kind of spawn");
      return;
    case Slot::kBlockKind:
      event.block = enumerator<BlockKind>("a kind of blocking");
      return;
    case Slot::kValue:
      event.value = token_.number;
      if (!at(TokenKind::kNumber)) fail("a number");
      advance();
      return;
  }
}

// What may follow the form of an event, in any order.
bool Parser::event_attribute(Event& event) {
  if (at(TokenKind::kRange)) {
    event.range = range();
    return true;
  }
  if (!at(TokenKind::kWord)) return false;
  if (const EventFlag* flag = find_flag(token_.text)) {
    event.*flag->member = !flag->usual;
    advance();
    return true;
  }
  if (accept_word("adopted")) {
    event.value = 1;
    return true;
  }
  for (const Slot extra : all_slots()) {
    if (!accept_word(slot_name(extra))) continue;
    expect_symbol("=");
    slot(event, extra);
    return true;
  }
  return false;
}

// A range at the end of the line is the event's, so an operand with a range of
// its own stands in parentheses here.
void Parser::first_argument(Event& event) {
  if (accept_symbol("-")) return;
  const bool is_in_parentheses = accept_symbol("(");
  event.args.push_back(operand());
  if (!is_in_parentheses) return;
  if (at(TokenKind::kRange)) event.args.back().range = range();
  expect_symbol(")");
}

void Parser::arguments(Event& event) {
  expect_symbol("(");
  for (bool is_first = true; !at_symbol(")") && !at(TokenKind::kEnd);
       is_first = false) {
    if (!is_first) expect_symbol(",");
    event.args.push_back(operand());
    if (at(TokenKind::kRange)) event.args.back().range = range();
  }
  expect_symbol(")");
}

Operand Parser::operand() {
  Operand operand;
  operand.range = kRangeOfEvent;
  operand.kind = enumerator<OperandKind>("an operand");
  if (at(TokenKind::kString) || at_symbol("'"))
    operand.function = callee_reference();
  if (at_place()) operand.place = place();
  if (accept_word("true")) operand.truth = true;
  if (accept_word("false")) operand.truth = false;
  if (accept_symbol(":")) operand.type = reference(names_.types, "type");
  return operand;
}

}  // namespace fearless::ir
