// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a person is told who got a vocabulary file wrong: where, what, and what
// would have been right.

#include <gtest/gtest.h>

#include <random>

#include "checker/vocabulary/vocabulary.h"

namespace fearless::vocabulary {
namespace {

std::string message(llvm::StringRef text) {
  Vocabulary vocabulary;
  llvm::Error error = vocabulary.add(text, "my.yaml");
  return error ? llvm::toString(std::move(error)) : "fine";
}

// A text, and how the message about it starts.
struct Row {
  std::string text;
  std::string message;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string said = message(row.text);
    EXPECT_EQ(said.substr(0, row.message.size()), row.message)
        << row.text.substr(0, 100);
  }
}

TEST(Mistakes, InAnEffect) {
  check({
      {"functions:\n  f: aquire this\n",
       "my.yaml:2:6: unknown effect `aquire`; did you mean `acquire`? "
       "(allowed: read, write, "},
      {"functions:\r\n  f: aquire this\r\n",
       "my.yaml:2:6: unknown effect `aquire`;"},
      {"functions:\n  f: acquire tihs\n",
       "my.yaml:2:14: unknown operand `tihs`; did you mean `this`? "
       "(allowed: this, result, args, arg0, rest0)"},
      {"functions:\n  f: acquire this.x\n", "my.yaml:2:18: unknown step `.x`"},
      {"functions:\n  f: acquire this via\n", "my.yaml:2:22: `acquire` needs"},
      {"functions:\n  f: acquire this by arg0\n",
       "my.yaml:2:19: after `acquire`: unknown word `by` "
       "(allowed: via, shared, timed, when, ;)"},
      {"functions:\n  f: read this; acquire\n",
       "my.yaml:2:24: `acquire` needs `this`, `arg0`, ... here"},
      {"functions:\n  f: adopt arg0\n",
       "my.yaml:2:6: `adopt` needs `via` and an operand after it"},
      {"functions:\n  f: invoke arg0 with rest1 with arg0\n",
       "my.yaml:2:29: `with` stands here twice"},
      {"functions:\n  f: spawn arg0 as thead\n",
       "my.yaml:2:20: unknown kind of spawn `thead`; did you mean `thread`?"},
      {"functions:\n  f: block forever\n",
       "my.yaml:2:12: unknown kind of block `forever`"},
      {"functions:\n  f: try-acquire this when maybe\n",
       "my.yaml:2:28: unknown outcome `maybe` (allowed: true, false)"},
      {"functions:\n  f: borrow arg-1\n", "my.yaml:2:13: unknown operand"},
      {"functions:\n  f: read this;; write this\n",
       "my.yaml:2:16: an effect is missing here (`pure` means none)"},
      {"functions:\n  f: read args.*.*.*.*.*.*.*.*.*\n",
       "my.yaml:2:11: too many steps"},
      {"functions:\n  f:\n    - read this\n    - wirte arg0\n",
       "my.yaml:4:7: unknown effect `wirte`; did you mean `write`?"},
      {"functions:\n  f: 'wirte arg0'\n", "my.yaml:2:7: unknown effect"},
      {"functions:\n  f: |\n    read this;\n    raed arg0\n",
       "my.yaml:4:5: unknown effect `raed`; did you mean `read`?"},
      {"types:\n  A:\n    functions:\n      A, B: read thsi\n",
       "my.yaml:4:18: unknown operand `thsi`"},
  });
}

TEST(Mistakes, InAFunction) {
  check({
      {"functions:\n  f:\n",
       "my.yaml:2:3: `f` has no effect beside it (`pure` means none)"},
      {"functions:\n  f: [read this, 3]\n", "my.yaml:2:18: unknown effect `3`"},
      {"functions:\n  f: {read: this}\n",
       "my.yaml:2:6: effects are written `acquire this; block lock`, but this "
       "is a mapping"},
      {"functions: [f]\n", "my.yaml:1:12: `functions` is a mapping"},
      {"functions:\n  f(int: pure\n", "my.yaml:2:3: brackets do not match"},
      {"functions:\n  f(int, ): pure\n", "my.yaml:2:10: a type is missing"},
      {"functions:\n  f, : pure\n", "my.yaml:2:"},
      {"functions:\n  f(..., int): pure\n",
       "my.yaml:2:10: nothing may follow `...`"},
      {"functions:\n  std::vector<int>::size: pure\n",
       "my.yaml:2:14: a name is written without template arguments"},
      {"functions:\n  f: pure\n  f: pure\n",
       "my.yaml:3:3: `f` stands here twice"},
      {"functions:\n  f: pure\n  g, f(*): pure\n",
       "my.yaml:3:6: an entry for `f` above fits every call"},
      {"functions:\n  f: like g\n",
       "my.yaml:2:11: no function `g` is described before this one"},
  });
}

TEST(Mistakes, InAType) {
  check({
      {"types: [a]\n",
       "my.yaml:1:8: `types` is a mapping from a class to what it is, but "
       "this is a list"},
      {"types:\n  A: lock\n", "my.yaml:2:6: a class has keys such as `roles`"},
      {"types:\n  A:\n    roles: lock, lokc\n",
       "my.yaml:3:18: unknown role `lokc`; did you mean `lock`? (allowed: "
       "lock, recursive, "},
      {"types:\n  A:\n    roles: {a: b}\n",
       "my.yaml:3:12: `roles` is a list of words, but this is a mapping"},
      {"types:\n  A:\n    copy: deep\n",
       "my.yaml:3:11: unknown copy `deep` (allowed: value, owner, shared, "
       "borrow)"},
      {"types:\n  A: {copy: [value]}\n", "my.yaml:2:13: `copy` is a word"},
      {"types:\n  A:\n    send: maybe\n",
       "my.yaml:3:11: unknown answer `maybe` (allowed: yes, no, structure, if "
       "0 send sync)"},
      {"types:\n  A:\n    send: no\n",
       "my.yaml:3:11: `no` needs a `reason` beside it"},
      {"types:\n  A:\n    send: if send\n",
       "my.yaml:3:11: `if` needs the numbers of template arguments"},
      {"types:\n  A:\n    send: if 0 sned\n",
       "my.yaml:3:16: after `if`: unknown word `sned`; did you mean `send`?"},
      {"types:\n  A:\n    pointee: first\n",
       "my.yaml:3:14: `pointee` is the number of a template argument"},
      {"types:\n  A:\n    pointee: -1\n", "my.yaml:3:14: `pointee` is"},
      {"types:\n  A:\n    like: B\n",
       "my.yaml:3:11: no class `B` is described before this one"},
      {"types:\n  A:\n    like: A\n", "my.yaml:3:11: no class `A`"},
      {"types:\n  A: {also: {}}\n", "my.yaml:2:13: `also` is a list"},
      {"types:\n  A: {reason: {}}\n", "my.yaml:2:15: `reason` is a text"},
      {"types:\n  A:\n    methods: {}\n",
       "my.yaml:3:5: unknown key `methods` (allowed: like, also, roles, "},
      {"types:\n  A<T>:\n    roles: lock\n",
       "my.yaml:2:4: a class is written by its name alone"},
  });
}

TEST(Mistakes, InTheFile) {
  check({
      {"", "my.yaml:1:1: the file is empty; it needs `types` or `functions`"},
      {"# nothing\n", "my.yaml:2:1: the file is empty"},
      {"hello\n",
       "my.yaml:1:1: a vocabulary is a mapping with `types` and `functions`, "
       "but this is a text"},
      {"- a\n", "my.yaml:1:1: a vocabulary is a mapping"},
      {"functons:\n  f: pure\n",
       "my.yaml:1:1: unknown key `functons`; did you mean `functions`? "
       "(allowed: library, namespaces, types, functions, synchronized, "
       "signal-unsafe, thread-roots, keepers, observers, setups, "
       "thread-tests, hand-overs, enders, end-keepers)"},
      {"library: [a]\n", "my.yaml:1:10: `library` is a name"},
      {"thread-roots: a\n", "my.yaml:1:15: this must be a list of names"},
      {"thread-roots: [[a]]\n", "my.yaml:1:16: this must be a name"},
      {"synchronized: {a: b}\n", "my.yaml:1:15: this must be a list"},
      {"namespaces: [a]\n", "my.yaml:1:13: `namespaces` is a mapping"},
      {"library: x\nfunctions:\n  g: pure\nlibrary: y\n",
       "my.yaml:4:1: `library` stands here twice"},
  });
}

TEST(Mistakes, InTheYaml) {
  check({
      {"functions:\n\tf: pure\n",
       "my.yaml:2:1: a tab in the indentation; use spaces"},
      {"functions:\n  f: 'pure\n", "my.yaml:2:11: not YAML: "},
      {"functions: {f: [\n", "my.yaml:1:17: not YAML: "},
      {"functions:\n    f: pure\n  g: pure\n", "my.yaml:3:4: not YAML: "},
      {"a: &x 1\n", "my.yaml:1:4: anchors (`&`) and tags (`!`) are not"},
      {"a: *x\n", "my.yaml:1:4: `*` starts an alias in YAML"},
      {"? [a]\n: b\n", "my.yaml:1:3: a key must be a name, not a list"},
      {"library: a\n---\nlibrary: b\n", "my.yaml:4:1: more than one YAML"},
      {std::string("library\0", 8),
       "my.yaml:1:8: this is not a text file: found the byte 0"},
      {"library: \xc3\x28\n", "my.yaml:1:10: this is not UTF-8"},
      {std::string(100'000, '['), "my.yaml:1:14: nested more than 12 deep"},
  });
}

std::string repeated(std::string_view piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  return text;
}

TEST(Mistakes, HugeNestingEnds) {
  EXPECT_NE(message(repeated("- ", 50'000)), "fine");
  EXPECT_NE(message(repeated("{a: ", 50'000)), "fine");
  EXPECT_NE(message(repeated("? ", 50'000)), "fine");
  std::string stairs;
  for (int i = 0; i < 2'000; ++i) stairs += std::string(i, ' ') + "a:\n";
  EXPECT_NE(message(stairs), "fine");
}

TEST(Mistakes, AnythingGetsAnAnswerWithAPlace) {
  const std::string good =
      "types:\n  A::B:\n    roles: [lock, guard]\n    send: if 0 send\n"
      "    functions:\n      f(*, T*), g const: acquire this.* via arg0[]\n"
      "      operator<<: {}\nfunctions:\n  'h': \"read args; throw\"\n";
  const std::string bits = "{}[]:,-'\"*&!|>#%@` \n\t()<>;.\\\xc3\x01";
  std::mt19937 random(1);
  for (int round = 0; round < 4'000; ++round) {
    std::string text = good;
    for (int edits = 1 + random() % 4; edits > 0; --edits) {
      const std::size_t at = random() % text.size();
      if (random() % 2)
        text[at] = bits[random() % bits.size()];
      else
        text.erase(at, random() % 6);
      if (text.empty()) text = "a";
    }
    const std::string said = message(text);
    if (said != "fine") EXPECT_EQ(said.substr(0, 8), "my.yaml:") << said;
  }
}

}  // namespace
}  // namespace fearless::vocabulary
