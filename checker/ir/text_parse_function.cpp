// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <utility>

#include "checker/ir/defaults.h"
#include "checker/ir/parser.h"

namespace fearless::ir {

void Parser::function() {
  expect_id(module_.functions.size(), "function");
  Function function;
  const Position begin = token_.begin;
  function.name = function.usr = string("the name of the function");
  function.range = range_from(begin);
  function.parameters = kNone;
  function.body.file = kNone;
  local_names_.clear();
  local_names_.add("");
  function_attributes(function);
  const Position body = token_.begin;
  expect_symbol("{");
  function.locals.push_back({.role = LocalRole::kReturn});
  bool has_blocks = true;
  block_is_closed_ = false;
  while (!at_symbol("}") && !at(TokenKind::kEnd)) {
    if (accept_word("bb")) {
      expect_word("none");
      has_blocks = false;
    }
    body_line(function);
  }
  expect_symbol("}");
  if (has_blocks && function.blocks.empty()) function.blocks.emplace_back();
  if (function.body.file == kNone) function.body = range_from(body);
  if (function.parameters == kNone)
    function.parameters = default_parameters(function);
  module_.functions.push_back(std::move(function));
  end_statement();
}

void Parser::function_attributes(Function& function) {
  bool has_access = false;
  while (!at_symbol("{") && !at(TokenKind::kEnd)) {
    const auto flag = from_word<FunctionFlag>(token_.text);
    if (at(TokenKind::kLineEnd)) {
      advance();  // the header goes on to the brace
    } else if (at(TokenKind::kRange)) {
      function.range = range();
    } else if (accept_word("body")) {
      function.body = range();
    } else if (flag && at(TokenKind::kWord)) {
      function.add(*flag);
      has_access |=
          *flag == FunctionFlag::kPublic || *flag == FunctionFlag::kProtected;
      advance();
    } else if (accept_word("private")) {
      has_access = true;
    } else if (accept_word("record")) {
      function.record = reference(names_.types, "type");
    } else if (accept_word("parent")) {
      function.parent = reference(names_.functions, "function");
    } else if (accept_word("params")) {
      function.parameters = id("the number of parameters");
    } else if (accept_word("overrides")) {
      function.overrides.push_back(string("a usr"));
    } else if (accept_word("usr")) {
      function.usr = string("a usr");
    } else if (accept_word("instance")) {
      function.instance = string("template arguments");
    } else if (!annotation(function.annotations)) {
      fail(
          "record, parent, params, overrides, usr, instance, body, a range, "
          "{, a flag (private, " +
          all_words<FunctionFlag>() + ") or a lock contract (" +
          all_words<LockContract>() + ")");
    }
  }
  if (!has_access) function.add(FunctionFlag::kPublic);
}

bool Parser::annotation(std::vector<Annotation>& annotations) {
  const auto contract = from_word<LockContract>(token_.text);
  if (!contract || !at(TokenKind::kWord)) return false;
  advance();
  annotations.push_back({*contract, at_place() ? place() : Place()});
  return true;
}

void Parser::body_line(Function& function) {
  if (at(TokenKind::kLineEnd)) return advance();
  if (accept_word("local")) {
    local(function);
  } else if (at(TokenKind::kWord) && token_.text.starts_with("bb")) {
    block(function);
  } else if (const auto kind = from_word<EventKind>(token_.text);
             kind && at(TokenKind::kWord)) {
    if (block_is_closed_)
      return fail("a block or }, because the block has ended");
    Event made = event(*kind);
    open_block(function).events.push_back(std::move(made));
  } else if (const auto end = from_word<TerminatorKind>(token_.text);
             end && at(TokenKind::kWord)) {
    if (block_is_closed_)
      return fail("a block or }, because the block has ended");
    terminator(function, *end);
  } else {
    return fail("a local, a block such as bb1:, an event (" +
                all_words<EventKind>() + ") or a terminator (" +
                all_words<TerminatorKind>() + ")");
  }
  end_statement();
}

void Parser::local(Function& function) {
  if (accept_word("none")) return function.locals.clear();
  const bool is_return = at(TokenKind::kNumber) && token_.number == 0;
  if (is_return) advance();
  if (!is_return) expect_id(function.locals.size(), "local");
  const Position begin = token_.begin;
  const auto id = static_cast<LocalId>(is_return ? 0 : function.locals.size());
  Local local;
  if (at(TokenKind::kString)) local.name = string("the name of the local");
  local.role = default_role(id, local);
  const Range in_text = range_from(begin);
  bool has_range = false;
  while (is_within_statement()) {
    if (at(TokenKind::kRange)) {
      local.range = range();
      has_range = true;
    } else if (accept_symbol(":")) {
      local.type = reference(names_.types, "type");
    } else if (at(TokenKind::kWord)) {
      local.role = enumerator<LocalRole>("the role of a local");
    } else {
      fail("a type after `:`, a role or a range");
    }
  }
  if (!has_range && has_range_by_default(local)) local.range = in_text;
  if (!is_return) {
    local_names_.add(local.name);
    function.locals.push_back(std::move(local));
  } else if (!function.locals.empty()) {
    function.locals.front() = std::move(local);
  }
}

void Parser::block(Function& function) {
  const Position begin = token_.begin;
  const BlockId id = block_label();
  if (id != function.blocks.size())
    fail_at(begin, "expected bb" + std::to_string(function.blocks.size()) +
                       ", the next in order");
  Block block;
  if (accept_word("unwind")) block.unwind = block_label();
  expect_symbol(":");
  function.blocks.push_back(std::move(block));
  block_is_closed_ = false;
}

// Events before the first label are in block 0.
Block& Parser::open_block(Function& function) {
  if (function.blocks.empty()) function.blocks.emplace_back();
  return function.blocks.back();
}

void Parser::terminator(Function& function, TerminatorKind kind) {
  Terminator terminator;
  terminator.kind = kind;
  const Position begin = token_.begin;
  advance();
  terminator.condition.is_negated = accept_symbol("!");
  if (at_place()) terminator.condition.place = place();
  while (at(TokenKind::kWord)) terminator.targets.push_back(block_label());
  if (has_range_by_default(terminator)) terminator.range = range_from(begin);
  if (at(TokenKind::kRange)) terminator.range = range();
  open_block(function).terminator = std::move(terminator);
  block_is_closed_ = true;
}

}  // namespace fearless::ir
