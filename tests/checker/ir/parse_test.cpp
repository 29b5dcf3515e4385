// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a person may leave out of IR text, and what is said of wrong text.

#include <gtest/gtest.h>

#include <set>

#include "checker/ir/text.h"
#include "checker/ir/verify.h"
#include "tests/checker/ir/examples.h"

namespace fearless::ir {
namespace {

constexpr std::string_view kCounter = R"(
type "int"
type "std::mutex" lock copy=owner
type "Counter" record
type "Counter*" pointer copy=borrow to "Counter"
type "std::lock_guard<std::mutex>" guard
field .n : "int" of "Counter"
field .mu : "std::mutex" of "Counter"
function "Counter::bump" method record "Counter" {
  local "this" : "Counter*" this
  local "guard" : "std::lock_guard<std::mutex>"
  init _guard
  acquire _this.*.mu via _guard
  write _this.*.n
  call "Counter::log"(borrow _this)
  kill _guard implicit
}
function "Counter::log" method const private record "Counter" {
  local "this" : "Counter*" this
}
)";

TEST(Parse, FillsInWhatIsLeftOut) {
  const Module module = parsed(kCounter);
  EXPECT_EQ(verify(module), std::vector<std::string>());
  EXPECT_EQ(module.main_file, "input.ir");
  ASSERT_EQ(module.files.size(), 1u);
  EXPECT_TRUE(module.files[0].is_main);
  EXPECT_EQ(module.types[2].fields, (std::vector<FieldId>{0, 1}));
  EXPECT_EQ(module.types[2].usr, "Counter");
  EXPECT_EQ(module.fields[1].usr, "Counter::mu");
  const Function& bump = module.functions[0];
  EXPECT_EQ(bump.usr, "Counter::bump");
  EXPECT_TRUE(bump.is(FunctionFlag::kPublic));
  EXPECT_FALSE(module.functions[1].is(FunctionFlag::kPublic));
  EXPECT_EQ(bump.parameters, 1u);
  ASSERT_EQ(bump.locals.size(), 3u);
  EXPECT_EQ(bump.locals[0].role, LocalRole::kReturn);
  EXPECT_EQ(bump.locals[2].role, LocalRole::kVariable);
  ASSERT_EQ(bump.blocks.size(), 1u);
  EXPECT_EQ(bump.blocks[0].terminator, Terminator());
}

TEST(Parse, EventsPointAtTheirLineOfText) {
  const Module module = parsed(kCounter);
  const Function& bump = module.functions[0];
  const std::vector<Event>& events = bump.blocks[0].events;
  ASSERT_EQ(events.size(), 5u);
  EXPECT_EQ(events[0].range, (Range{0, 12, 3, 12, 14}));
  EXPECT_EQ(events[3].range.line, 15u);
  EXPECT_EQ(events[3].args[0].range, events[3].range);
  EXPECT_EQ(bump.range, (Range{0, 9, 10, 9, 25}));
  EXPECT_EQ(bump.body.end_line, 17u);
  EXPECT_EQ(bump.locals[2].range, (Range{0, 11, 9, 11, 16}));
  EXPECT_FALSE(bump.locals[1].range.is_valid());
  EXPECT_EQ(module.fields[0].range.line, 7u);
  EXPECT_FALSE(module.types[2].range.is_valid());
}

TEST(Parse, ACalledFunctionNeedsNoCallee) {
  const Module module = parsed(kCounter);
  ASSERT_EQ(module.callees.size(), 1u);
  EXPECT_EQ(module.callees[0].name, "Counter::log");
  EXPECT_EQ(module.callees[0].function, 1u);
  EXPECT_TRUE(module.callees[0].is_method);
  EXPECT_TRUE(module.callees[0].is_const);
}

TEST(Parse, ReadsShortRanges) {
  const Module module = parsed(R"(function "f" {
    suspend @12
    suspend @12:5
    suspend @3:12:5
    suspend @0:12:5-13:1
    suspend @-
  })");
  const std::vector<Event>& events = module.functions[0].blocks[0].events;
  EXPECT_EQ(events[0].range, (Range{0, 12, 1, 12, 2}));
  EXPECT_EQ(events[1].range, (Range{0, 12, 5, 12, 6}));
  EXPECT_EQ(events[2].range, (Range{3, 12, 5, 12, 6}));
  EXPECT_EQ(events[3].range, (Range{0, 12, 5, 13, 1}));
  EXPECT_EQ(events[4].range, Range());
}

TEST(Parse, ReadsCarriageReturnsAndNoLastLineEnd) {
  const Module module =
      parsed("\r\n type \"int\"\r\nfunction \"f\" {\r\n  local : \"int\"\r\n}");
  EXPECT_EQ(module.types.size(), 1u);
  EXPECT_EQ(module.functions[0].locals[1].type, 0u);
}

// README.md is the reference; its examples are modules.
TEST(Parse, ReadsTheExamplesOfTheReference) {
  const std::string readme = read_source_file("checker/ir/README.md");
  constexpr std::string_view kFence = "```fearless-ir\n";
  std::size_t examples = 0;
  for (std::size_t at = readme.find(kFence); at != std::string::npos;
       at = readme.find(kFence, at + 1), ++examples) {
    const std::size_t begin = at + kFence.size();
    const Module module =
        parsed(readme.substr(begin, readme.find("```", begin) - begin));
    EXPECT_EQ(verify(module), std::vector<std::string>());
    EXPECT_TRUE(parsed(print(module)) == module);
    if (examples != 1) continue;
    std::set<EventKind> kinds;
    for (const Event& event : module.functions[0].blocks[0].events)
      kinds.insert(event.kind);
    EXPECT_EQ(kinds.size(), spellings<EventKind>().size());
  }
  EXPECT_EQ(examples, 2u);
}

std::string error_of(std::string_view text) {
  llvm::Expected<Module> module = parse(text);
  return module ? "" : llvm::toString(module.takeError());
}

struct Wrong {
  std::string_view text;
  std::string_view error;
};

void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.text; }

class WrongText : public testing::TestWithParam<Wrong> {};

TEST_P(WrongText, IsRefusedWithPlaceAndExpectation) {
  EXPECT_EQ(error_of(GetParam().text).substr(0, GetParam().error.size()),
            GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Declarations, WrongText,
    testing::Values(
        Wrong{"typ \"int\"",
              "1:1: expected module, file, type, field, global, callee, "
              "function, nolint, rewrite or problem, found `typ`"},
        Wrong{"type int",
              "1:6: expected the name of the type in quotes, "
              "found `int`"},
        Wrong{"type \"int", "1:6: expected a closing quote on the same line"},
        Wrong{"type 1 \"int\"",
              "1:6: expected type 0, the next in order, found `1`"},
        Wrong{"type \"T\" copy=deep",
              "1:15: expected what a copy means (value, owner, shared_owner, "
              "borrow), found `deep`"},
        Wrong{"type \"T\" send=no(\"a\" \"b\")", "1:22: expected `,`"},
        Wrong{"type \"T\" send=no by luck",
              "1:21: expected a cause (declaration, count, mutation)"},
        Wrong{"type \"T*\" to \"T\"", "1:14: no type is named `T`"},
        Wrong{"type \"T\"\ntype \"T\"\nglobal @g : \"T\"",
              "3:13: more than one type is named `T`: add its number, as in "
              "'0"},
        Wrong{"type \"T\"\nglobal @g : \"T\"'1", ""},
        Wrong{"type \"T\"\ntype \"U\"\nglobal @g : \"T\"'1",
              "3:13: type 1 is `U`, not `T`"},
        Wrong{"type \"T\" to",
              "1:12: expected a type: its number, or its "
              "name in quotes, found the end of the text"},
        Wrong{"field mu : 0", "1:7: expected `.`, found `mu`"},
        Wrong{"global g", "1:8: expected a name, such as @ns::counter"},
        Wrong{"global @g @1:2:3:4",
              "1:11: expected a range like "
              "@0:3:4-3:9, @12 or @-"},
        Wrong{"callee \"f\" pure", "1:12: expected fn, usr, virtual"},
        Wrong{"nolint here",
              "1:8: expected a kind of NOLINT (line, next_line, "
              "begin, end), found `here`"},
        Wrong{"module \"a\" \"b\"", "1:12: expected the end of the line"},
        Wrong{"module \"a\" ;", "1:12: expected a token of the IR"},
        Wrong{"type 99999999999999999999 \"T\"",
              "1:6: expected a number that fits into 64 bits"}));

// What stands in a function, from line 2 on.
class WrongBody : public testing::TestWithParam<Wrong> {};

TEST_P(WrongBody, IsRefusedWithPlaceAndExpectation) {
  const std::string text =
      "field .a\nfunction \"f\" {\n" + std::string(GetParam().text) + "\n}";
  EXPECT_EQ(error_of(text).substr(0, GetParam().error.size()),
            GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    Statements, WrongBody,
    testing::Values(
        Wrong{"raed _1",
              "3:1: expected a local, a block such as bb1:, an "
              "event (read, write,"},
        Wrong{"read 1",
              "3:6: expected a place, such as _1.*.name, @global[] "
              "or - for none, found `1`"},
        Wrong{"read _1.b", "3:9: no field is named `b`"},
        Wrong{"read _x", "3:6: no local is named `x`"},
        Wrong{"read @g", "3:6: no global is named `g`"},
        Wrong{"read _1.", "3:9: expected the name of a field, or *"},
        Wrong{"read _1[0", "3:10: expected `]`"},
        Wrong{"read _1.*.*.*.*.*.*.*.*[]", "3:24: too many steps"},
        Wrong{"read _1 quickly",
              "3:9: expected the end of the line, a range, or a flag of the "
              "event, found `quickly`"},
        Wrong{"borrow _1 = _2", "3:13: expected `&`, found `_2`"},
        Wrong{"copy _1", "3:8: expected `=`, found the end of the line"},
        Wrong{"owns _1", "3:8: expected `->`"},
        Wrong{"wait _1 _2", "3:9: expected `,`"},
        Wrong{"send _1 via _2",
              "3:6: expected an operand (constant, copy, "
              "move, borrow, borrow_mut, borrow_rvalue, fn)"},
        Wrong{"call f()",
              "3:6: expected a callee: its number, or its name in "
              "quotes, found `f`"},
        Wrong{"call \"f\"(copy _1", "4:1: expected `,`"},
        Wrong{"local 3", "3:7: expected local 1, the next in order"},
        Wrong{"bb1:", "3:1: expected bb0, the next in order"},
        Wrong{"bb0", "3:4: expected `:`"},
        Wrong{"goto 1", "3:6: expected the end of the line, found `1`"},
        Wrong{"goto b1", "3:6: expected a block, such as bb1, found `b1`"},
        Wrong{"return\nread _0",
              "4:1: expected a block or }, because the "
              "block has ended, found `read`"},
        Wrong{"} {", "3:3: expected the end of the line, found `{`"}));

// Whatever is done to a text, the parser ends with a module or a message.
TEST(Parse, SurvivesDamagedText) {
  const std::string text = read_source_file("tests/checker/ir/everything.ir");
  constexpr std::string_view kBytes = "\"'@(){}[]:,.*&=!-_0\n\\ \xff";
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string damaged = text;
    damaged[i] = kBytes[i % kBytes.size()];
    if (i % 3 == 0) damaged.erase(i, 1 + i % 7);
    if (i % 11 == 0) damaged.resize(i);
    llvm::Expected<Module> module = parse(damaged);
    if (module) {
      verify(*module);
      print(*module);
      continue;
    }
    const std::string error = llvm::toString(module.takeError());
    EXPECT_NE(error.find(": "), std::string::npos) << error;
  }
}

}  // namespace
}  // namespace fearless::ir
