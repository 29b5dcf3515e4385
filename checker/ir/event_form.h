// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which operands each kind of event has and in which order they are written.
// One line per kind in event_form.cpp; the printer and the parser walk the
// same line, and the verifier reads from it what an event must have. What an
// event has beyond its form is written behind it as `place=_1`, `shared`, ...
// so that nothing is lost.

#ifndef FEARLESS_CHECKER_IR_EVENT_FORM_H_
#define FEARLESS_CHECKER_IR_EVENT_FORM_H_

#include <span>
#include <string_view>
#include <vector>

#include "checker/ir/event.h"

namespace fearless::ir {

// A member of Event that has a position of its own in the text.
enum class Slot : char {
  kPlace = 'P',
  kTarget = 'T',
  kResult = 'R',
  kFirstArgument = 'A',  // args[0], without parentheses
  kArguments = 'B',      // the other arguments, in parentheses
  kCallee = 'F',         // `callee`, or the callable `place` if there is none
  kMode = 'M',           // these three are written when not the default
  kSpawnKind = 'S',
  kBlockKind = 'K',
  kValue = 'V',
};

enum class Need : char {
  kAlways,
  kOptional,
  kOneOf,  // at least one of the slots marked so
};

struct FormPart {
  std::string_view before;  // what stands before the slot: "via", "= &", ""
  Slot slot;
  Need need;
};

struct Form {
  std::vector<FormPart> parts;
  bool has(Slot slot) const;
};

const Form& form_of(EventKind kind);

// Whether `event` has something in `slot`.
bool is_filled(const Event& event, Slot slot);

// An acquire of a lock that is held already, written `adopted`: value 1.
bool is_adopting(const Event& event);

// The name of a slot in messages, and before `=` when it is not in the form.
std::string_view slot_name(Slot slot);
std::span<const Slot> all_slots();

// A bool of Event, written as a word when it is not `usual`.
struct EventFlag {
  std::string_view word;
  bool Event::* member;
  bool usual;
};
std::span<const EventFlag> event_flags();

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_EVENT_FORM_H_
