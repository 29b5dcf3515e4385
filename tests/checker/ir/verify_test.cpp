// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One sound module, damaged in one way after another; the verifier must say
// what was done and where.

#include "checker/ir/verify.h"

#include <gtest/gtest.h>

#include "tests/checker/ir/examples.h"

namespace fearless::ir {
namespace {

constexpr std::string_view kSound = R"(
type "int"
type "Queue" record
type "Queue*" pointer to "Queue"
type "Base" record
field .size : "int" of "Queue" guarded_by .mu
field .mu : "int" of "Queue"
global @g : "int" guarded_by @g
callee "pop" method acquires _1
nolint line checks "all" @1:1
rewrite atomic @1:1-1:4("std::atomic<int>" @1:1-1:4)
problem note "a note" @1:1
function "Queue::pop" method record "Queue" requires _1.*.mu {
  local 0 : "int"
  local 1 "this" : "Queue*" this
  local 2 "x" : "int" parameter
  local 3 "y" : "int"
  init _3
  copy _3 = _1.*.size
  call "pop"(borrow_mut _1, fn "pop", constant) -> _3
  branch _3 bb1 bb1
bb1 unwind bb0:
  goto bb2
bb2:
  release _1.*.mu
}
function "lambda" parent "Queue::pop" {}
)";

struct Damage {
  const char* what;
  void (*inflict)(Module&);
  std::string_view problem;
};

void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.what; }

Function& pop(Module& module) { return module.functions[0]; }
std::vector<Event>& events(Module& module) {
  return pop(module).blocks[0].events;
}
Event& init(Module& module) { return events(module)[0]; }
Event& copy(Module& module) { return events(module)[1]; }
Event& call(Module& module) { return events(module)[2]; }
Terminator& branch(Module& module) { return pop(module).blocks[0].terminator; }

class Damaged : public testing::TestWithParam<Damage> {};

TEST_P(Damaged, IsFound) {
  Module module = parsed(kSound);
  ASSERT_EQ(verify(module), std::vector<std::string>());
  GetParam().inflict(module);
  const std::vector<std::string> problems = verify(module);
  ASSERT_FALSE(problems.empty());
  EXPECT_EQ(problems[0], GetParam().problem);
}

const Damage kDeclarations[] = {
    {"two main files", [](Module& m) { m.files.push_back({"b.cpp", true}); },
     "more than one file is the main file"},
    {"role", [](Module& m) { m.types[0].roles = 1u << 31; },
     "type 0 \"int\": roles has an unknown bit"},
    {"copy", [](Module& m) { m.types[0].copy = CopyMeaning{9}; },
     "type 0 \"int\": copy is no enumerator: 9"},
    {"pointee", [](Module& m) { m.types[2].pointee = 4; },
     "type 2 \"Queue*\": pointee 4 does not exist"},
    {"base", [](Module& m) { m.types[1].bases = {7}; },
     "type 1 \"Queue\": base 7 does not exist"},
    {"endless bases",
     [](Module& m) {
       m.types[1].bases = {0, 3};
       m.types[3].bases = {1};
     },
     "type 1 is a base of itself"},
    {"field of another", [](Module& m) { m.fields[1].owner = 3; },
     "type 1 \"Queue\": lists field 1, which another owns"},
    {"missing field", [](Module& m) { m.types[1].fields = {2}; },
     "type 1 \"Queue\": field 2 does not exist"},
    {"call operator", [](Module& m) { m.types[0].call_operator = 2; },
     "type 0 \"int\": call_operator 2 does not exist"},
    {"destructor", [](Module& m) { m.types[0].destructor = 2; },
     "type 0 \"int\": destructor 2 does not exist"},
    {"answer", [](Module& m) { m.types[0].send.answer = Answer{5}; },
     "type 0 \"int\": send is no enumerator: 5"},
    {"cause", [](Module& m) { m.types[0].send.cause = Cause{5}; },
     "type 0 \"int\": send's cause is no enumerator: 5"},
    {"cause of yes", [](Module& m) { m.types[0].sync.cause = Cause::kCount; },
     "type 0 \"int\": sync has a cause, and is not no"},
    {"reason for yes", [](Module& m) { m.types[0].sync.because.push_back({}); },
     "type 0 \"int\": sync is yes, and has reasons"},
    {"owner", [](Module& m) { m.fields[0].owner = 4; },
     "type 1 \"Queue\": lists field 0, which another owns"},
    {"field type", [](Module& m) { m.fields[0].type = 4; },
     "field 0 \"size\": type 4 does not exist"},
    {"guarded_by", [](Module& m) { m.fields[0].guarded_by[0].field = 2; },
     "field 0 \"size\": guarded_by: field 2 does not exist"},
    {"file", [](Module& m) { m.fields[0].range.file = 1; },
     "field 0 \"size\": range: file 1 does not exist"},
    {"column", [](Module& m) { m.fields[0].range.column = 0; },
     "field 0 \"size\": range has no column"},
    {"backward range", [](Module& m) { m.fields[0].range.end_line = 1; },
     "field 0 \"size\": range ends before it begins"},
    {"global type", [](Module& m) { m.globals[0].type = 4; },
     "global 0 \"g\": type 4 does not exist"},
    {"global guard", [](Module& m) { m.globals[0].guarded_by.id = 1; },
     "global 0 \"g\": guarded_by 1 does not exist"},
    {"local guard of a global",
     [](Module& m) { m.globals[0].guarded_by = Place::local(1); },
     "global 0 \"g\": guarded_by is a local"},
    {"body", [](Module& m) { m.callees[0].function = 2; },
     "callee 0 \"pop\": fn 2 does not exist"},
    {"contract",
     [](Module& m) { m.callees[0].annotations[0].contract = LockContract{99}; },
     "callee 0 \"pop\": lock contract is no enumerator: 99"},
    {"no lock", [](Module& m) { m.callees[0].annotations[0].lock = {}; },
     "callee 0 \"pop\": a lock contract names no lock"},
    {"suppression",
     [](Module& m) { m.suppressions[0].kind = Suppression::Kind{4}; },
     "nolint 0: kind is no enumerator: 4"},
    {"list", [](Module& m) { m.suppressions[0].has_list = false; },
     "nolint 0: names checks but has no list"},
    {"rewrite", [](Module& m) { m.rewrites[0].kind = Rewrite::Kind{8}; },
     "rewrite 0: kind is no enumerator: 8"},
    {"no edit", [](Module& m) { m.rewrites[0].edits.clear(); },
     "rewrite 0: says not where, or not what"},
    {"problem", [](Module& m) { m.problems[0].kind = Problem::Kind{3}; },
     "problem 0: kind is no enumerator: 3"},
};
INSTANTIATE_TEST_SUITE_P(Declarations, Damaged,
                         testing::ValuesIn(kDeclarations));

const Damage kFunctions[] = {
    {"flag", [](Module& m) { pop(m).flags |= 1u << 31; },
     "function 0 \"Queue::pop\": flags has an unknown bit"},
    {"record", [](Module& m) { pop(m).record = 4; },
     "function 0 \"Queue::pop\": record 4 does not exist"},
    {"parent", [](Module& m) { pop(m).parent = 2; },
     "function 0 \"Queue::pop\": parent 2 does not exist"},
    {"endless parents", [](Module& m) { pop(m).parent = 1; },
     "function 0 is a parent of itself"},
    {"no local 0", [](Module& m) { m.functions[1].locals.clear(); },
     "function 1 \"lambda\": has no local 0 for its return value"},
    {"parameters", [](Module& m) { m.functions[1].parameters = 1; },
     "function 1 \"lambda\": has fewer locals than parameters"},
    {"local type", [](Module& m) { pop(m).locals[3].type = 4; },
     "function 0 \"Queue::pop\": type of a local 4 does not exist"},
    {"role", [](Module& m) { pop(m).locals[3].role = LocalRole{5}; },
     "function 0 \"Queue::pop\": role is no enumerator: 5"},
    {"two return values",
     [](Module& m) { pop(m).locals[3].role = LocalRole::kReturn; },
     "function 0 \"Queue::pop\": local 3: local 0, and no other, is the return "
     "value"},
    {"second this", [](Module& m) { pop(m).locals[2].role = LocalRole::kThis; },
     "function 0 \"Queue::pop\": local 2: `this` is not the first parameter"},
    {"late parameter",
     [](Module& m) { pop(m).locals[3].role = LocalRole::kParameter; },
     "function 0 \"Queue::pop\": local 3: parameters are the locals from 1 to "
     "2, and no others"},
    {"method without this",
     [](Module& m) { pop(m).locals[1].role = LocalRole::kParameter; },
     "function 0 \"Queue::pop\": is a method, but local 1 is not `this`"},
    {"lock of a variable", [](Module& m) { pop(m).annotations[0].lock.id = 3; },
     "function 0 \"Queue::pop\": a lock contract names a local that is no "
     "parameter"},
    {"no block", [](Module& m) { m.functions[1].blocks.clear(); },
     "function 1 \"lambda\": has no block"},
    {"unwind", [](Module& m) { pop(m).blocks[1].unwind = 3; },
     "function 0 \"Queue::pop\", bb1: unwind: bb 3 does not exist"},
    {"target", [](Module& m) { branch(m).targets[1] = 3; },
     "function 0 \"Queue::pop\", bb0: target: bb 3 does not exist"},
    {"one way to branch", [](Module& m) { branch(m).targets.pop_back(); },
     "function 0 \"Queue::pop\", bb0: branch has 1 targets"},
    {"goto nowhere",
     [](Module& m) { pop(m).blocks[1].terminator.targets.clear(); },
     "function 0 \"Queue::pop\", bb1: goto has 0 targets"},
    {"return to a block",
     [](Module& m) { pop(m).blocks[2].terminator.targets = {0}; },
     "function 0 \"Queue::pop\", bb2: return has 1 targets"},
    {"conditional return",
     [](Module& m) {
       pop(m).blocks[2].terminator.condition.place = Place::local(0);
     },
     "function 0 \"Queue::pop\", bb2: return has a condition"},
    {"terminator", [](Module& m) { branch(m).kind = TerminatorKind{6}; },
     "function 0 \"Queue::pop\", bb0: terminator is no enumerator: 6"},
    {"condition", [](Module& m) { branch(m).condition.place.id = 4; },
     "function 0 \"Queue::pop\", bb0: condition: local 4 does not exist"},
};
INSTANTIATE_TEST_SUITE_P(Functions, Damaged, testing::ValuesIn(kFunctions));

#define AT(event) "function 0 \"Queue::pop\", bb0, event " event ": "
const Damage kEvents[] = {
    {"kind", [](Module& m) { init(m).kind = EventKind{99}; },
     AT("0 (?)") "kind is no enumerator: 99"},
    {"mode", [](Module& m) { init(m).mode = Mode{2}; },
     AT("0 (init)") "mode is no enumerator: 2"},
    {"spawn", [](Module& m) { init(m).spawn = SpawnKind{9}; },
     AT("0 (init)") "spawn kind is no enumerator: 9"},
    {"block", [](Module& m) { init(m).block = BlockKind{11}; },
     AT("0 (init)") "block kind is no enumerator: 11"},
    {"local", [](Module& m) { copy(m).place.id = 4; },
     AT("1 (copy)") "place: local 4 does not exist"},
    {"global", [](Module& m) { copy(m).target = Place::global(1); },
     AT("1 (copy)") "target 1 does not exist"},
    {"root", [](Module& m) { copy(m).place.root = RootKind{3}; },
     AT("1 (copy)") "place is no enumerator: 3"},
    {"no root", [](Module& m) { copy(m).place.root = RootKind::kNothing; },
     AT("1 (copy)") "place has no root but an id or steps"},
    {"field", [](Module& m) { copy(m).place.steps[1].field = 2; },
     AT("1 (copy)") "place: field 2 does not exist"},
    {"no field", [](Module& m) { copy(m).place.steps[1].field = kNone; },
     AT("1 (copy)") "place: field is missing"},
    {"step", [](Module& m) { copy(m).place.steps[0].kind = StepKind{3}; },
     AT("1 (copy)") "place is no enumerator: 3"},
    {"field of a deref", [](Module& m) { copy(m).place.steps[0].field = 0; },
     AT("1 (copy)") "place has a field in a step that is none"},
    {"part of a variable",
     [](Module& m) { init(m).place = Place::local(1).deref(); },
     AT("0 (init)") "place is not a local variable as a whole"},
    {"global result", [](Module& m) { call(m).result = Place::global(0); },
     AT("2 (call)") "result is not a local"},
    {"callee", [](Module& m) { call(m).callee = 1; },
     AT("2 (call)") "callee 1 does not exist"},
    {"nothing called", [](Module& m) { call(m).callee = kNone; },
     AT("2 (call)") "callee is missing"},
    {"callee of a copy", [](Module& m) { copy(m).callee = 0; },
     AT("1 (copy)") "has a callee, but calls nothing"},
    {"operand", [](Module& m) { call(m).args[0].kind = OperandKind{7}; },
     AT("2 (call)") "args[0] is no enumerator: 7"},
    {"operand local", [](Module& m) { call(m).args[0].place.id = 4; },
     AT("2 (call)") "args[0]: local 4 does not exist"},
    {"operand type", [](Module& m) { call(m).args[0].type = 4; },
     AT("2 (call)") "args[0]: type 4 does not exist"},
    {"operand without place", [](Module& m) { call(m).args[0].place = {}; },
     AT("2 (call)") "args[0] has no place"},
    {"no function", [](Module& m) { call(m).args[1].function = kNone; },
     AT("2 (call)") "args[1]: function is missing"},
    {"unknown function", [](Module& m) { call(m).args[1].function = 1; },
     AT("2 (call)") "args[1]: function 1 does not exist"},
    {"constant place",
     [](Module& m) { call(m).args[2].place = Place::local(1); },
     AT("2 (call)") "args[2] has a place, but needs none"},
    {"constant function", [](Module& m) { call(m).args[2].function = 0; },
     AT("2 (call)") "args[2] has a function, but is none"},
};
INSTANTIATE_TEST_SUITE_P(Events, Damaged, testing::ValuesIn(kEvents));
#undef AT

TEST(Verify, AcceptsEverything) {
  EXPECT_EQ(verify(everything()), std::vector<std::string>());
}

// An event of each kind with nothing in it, and what it lacks.
TEST(Verify, KnowsWhatEachKindNeeds) {
  const std::pair<EventKind, std::string_view> kLacks[] = {
      {EventKind::kRead, "place"},
      {EventKind::kKill, "place"},
      {EventKind::kBorrow, "target place"},
      {EventKind::kCopy, "target place"},
      {EventKind::kMove, "target place"},
      {EventKind::kConstant, "target"},
      {EventKind::kAcquire, "place"},
      {EventKind::kTryAcquire, "place"},
      {EventKind::kRelease, "place and target are both missing"},
      {EventKind::kDisown, "target"},
      {EventKind::kOwnsLock, "target result"},
      {EventKind::kWait, "place target"},
      {EventKind::kNotify, "place"},
      {EventKind::kSend, "argument"},
      {EventKind::kReceive, "place"},
      {EventKind::kClose, "place"},
      {EventKind::kClone, "target place"},
      {EventKind::kSpawn, "argument"},
      {EventKind::kJoin, "place"},
      {EventKind::kDetach, "place"},
      {EventKind::kJoinable, "place result"},
      {EventKind::kCall, "callee"},
      {EventKind::kBlock, ""},
      {EventKind::kSuspend, ""},
      {EventKind::kStore, "argument"},
      {EventKind::kThrow, ""},
      {EventKind::kOrder, "place target"},
      {EventKind::kOpaque, ""},
  };
  for (const auto& [kind, lacks] : kLacks) {
    Module module = parsed(kSound);
    events(module) = {Event{.kind = kind}};
    std::string found;
    for (const std::string& problem : verify(module)) {
      std::string what = problem.substr(problem.rfind(": ") + 2);
      if (what.ends_with(" is missing")) what.resize(what.size() - 11);
      found += (found.empty() ? "" : " ") + what;
    }
    EXPECT_EQ(found, lacks) << word_of(kind);
  }
}

}  // namespace
}  // namespace fearless::ir
