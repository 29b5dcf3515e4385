// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/event_form.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "llvm/ADT/StringRef.h"

namespace fearless::ir {
namespace {

// The letters are those of Slot. `[via T]` may be absent; of the groups in
// braces at least one is there.
struct Line {
  EventKind kind;
  std::string_view form;
};

constexpr Line kLines[] = {
    {EventKind::kRead, "P"},
    {EventKind::kWrite, "P"},
    {EventKind::kAtomic, "[P] M [= V] [-> R]"},
    {EventKind::kInit, "P"},
    {EventKind::kKill, "P"},
    {EventKind::kReinit, "P"},
    {EventKind::kBorrow, "T = & P M"},
    {EventKind::kCopy, "T = P"},
    {EventKind::kMove, "T = P"},
    {EventKind::kConstant, "T [= V]"},
    {EventKind::kAcquire, "P M [via T] [-> R]"},
    {EventKind::kTryAcquire, "P M [via T] [-> R]"},
    {EventKind::kRelease, "{P} {via T}"},
    {EventKind::kDisown, "T"},
    {EventKind::kOwnsLock, "T -> R"},
    {EventKind::kWait, "P , T [-> R]"},
    {EventKind::kNotify, "P"},
    {EventKind::kSend, "A [via P] [-> R]"},
    {EventKind::kReceive, "[T] via P [-> R]"},
    {EventKind::kClose, "P"},
    {EventKind::kClone, "T = P"},
    {EventKind::kSpawn, "S A [B] [in P] [-> T]"},
    {EventKind::kJoin, "P"},
    {EventKind::kDetach, "P"},
    {EventKind::kJoinable, "P -> R"},
    {EventKind::kAskThread, "-> R"},
    {EventKind::kCall, "F B [-> T]"},
    {EventKind::kBlock, "K [P]"},
    {EventKind::kSuspend, ""},
    {EventKind::kStore, "A [in P]"},
    {EventKind::kThrow, "[P]"},
    {EventKind::kLibrary, "F M [in P]"},
    {EventKind::kOrder, "P , T"},
    {EventKind::kOpaque, "[P] [B] [-> T]"},
};

constexpr Slot kSlots[] = {
    Slot::kPlace,     Slot::kTarget, Slot::kResult, Slot::kFirstArgument,
    Slot::kArguments, Slot::kCallee, Slot::kMode,   Slot::kSpawnKind,
    Slot::kBlockKind, Slot::kValue,
};

constexpr EventFlag kFlags[] = {
    {"on_false", &Event::success_is_true, true},
    {"may_throw", &Event::may_throw, false},
    {"all", &Event::notify_all, false},
    {"predicate", &Event::has_predicate, false},
    {"timed", &Event::is_timed, false},
    {"growing", &Event::is_growing, false},
    {"implicit", &Event::is_implicit, false},
    {"stores", &Event::is_store, false},
    {"relaxed", &Event::is_relaxed, false},
    {"keeps", &Event::keeps, false},
};

bool is_slot(llvm::StringRef word) {
  return word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
}

Form read_form(llvm::StringRef text) {
  Form form;
  Need need = Need::kAlways;
  std::size_t before = 0;  // where the words before the next slot start
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') need = Need::kOptional;
    if (text[i] == '{') need = Need::kOneOf;
    if (text[i] == '[' || text[i] == '{') before = i + 1;
    if (text[i] == ']' || text[i] == '}') need = Need::kAlways;
    if (!is_slot(text.substr(i, 1))) continue;
    const bool is_setting = text[i] == 'M' || text[i] == 'S' || text[i] == 'K';
    const llvm::StringRef words = text.slice(before, i).trim(" ]}");
    form.parts.push_back({words, static_cast<Slot>(text[i]),
                          is_setting ? Need::kOptional : need});
    before = i + 1;
  }
  return form;
}

}  // namespace

bool Form::has(Slot slot) const {
  return std::any_of(parts.begin(), parts.end(),
                     [=](const FormPart& part) { return part.slot == slot; });
}

const Form& form_of(EventKind kind) {
  static const auto forms = [] {
    std::array<Form, std::size(kLines)> made;
    for (const Line& line : kLines)
      made[static_cast<std::size_t>(line.kind)] = read_form(line.form);
    return made;
  }();
  static const Form unknown;
  const auto index = static_cast<std::size_t>(kind);
  return index < forms.size() ? forms[index] : unknown;
}

bool is_filled(const Event& event, Slot slot) {
  switch (slot) {
    case Slot::kPlace:
      return !event.place.is_nothing();
    case Slot::kTarget:
      return !event.target.is_nothing();
    case Slot::kResult:
      return !event.result.is_nothing();
    case Slot::kFirstArgument:
      return !event.args.empty();
    case Slot::kArguments:
      return event.args.size() > form_of(event.kind).has(Slot::kFirstArgument);
    case Slot::kCallee:
      return event.callee != kNone || !event.place.is_nothing();
    case Slot::kMode:
      return event.mode != Mode::kExclusive;
    case Slot::kSpawnKind:
      return event.spawn != SpawnKind::kThread;
    case Slot::kBlockKind:
      return event.block != BlockKind::kOther;
    case Slot::kValue:
      return event.value.has_value();
  }
  return false;
}

bool is_adopting(const Event& event) {
  return event.kind == EventKind::kAcquire && event.value == 1;
}

std::string_view slot_name(Slot slot) {
  switch (slot) {
    case Slot::kPlace:
      return "place";
    case Slot::kTarget:
      return "target";
    case Slot::kResult:
      return "result";
    case Slot::kFirstArgument:
      return "argument";
    case Slot::kArguments:
      return "args";
    case Slot::kCallee:
      return "callee";
    case Slot::kMode:
      return "mode";
    case Slot::kSpawnKind:
      return "spawn";
    case Slot::kBlockKind:
      return "block";
    case Slot::kValue:
      return "value";
  }
  return "?";
}

std::span<const Slot> all_slots() { return kSlots; }
std::span<const EventFlag> event_flags() { return kFlags; }

}  // namespace fearless::ir
