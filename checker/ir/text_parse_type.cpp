// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <utility>

#include "checker/ir/defaults.h"
#include "checker/ir/parser.h"

namespace fearless::ir {

void Parser::type() {
  expect_id(module_.types.size(), "type");
  Type type;
  type.name = string("the name of the type");
  has_field_list_.push_back(false);
  bool has_usr = false;
  while (is_within_statement()) {
    if (accept_word("usr")) {
      type.usr = string("a usr");
      has_usr = true;
    } else if (!type_attribute(type)) {
      fail(
          "const, packed, copy=, send=, sync=, to, bases, fields, "
          "call_operator, "
          "destructor, usr, a range or a role (" +
          all_words<Role>() + ")");
    }
  }
  if (!has_usr) type.usr = default_usr(type);
  module_.types.push_back(std::move(type));
  end_statement();
}

bool Parser::type_attribute(Type& type) {
  if (at(TokenKind::kRange)) {
    type.range = range();
  } else if (accept_word("const")) {
    type.is_const = true;
  } else if (accept_word("packed")) {
    type.has_packed_elements = true;
  } else if (accept_word("whole")) {
    type.is_whole = true;
  } else if (accept_word("observer")) {
    type.is_observer = true;
  } else if (accept_word("copy")) {
    expect_symbol("=");
    type.copy = enumerator<CopyMeaning>("what a copy means");
  } else if (accept_word("send")) {
    type.send = trait();
  } else if (accept_word("sync")) {
    type.sync = trait();
  } else if (accept_word("to")) {
    type.pointee = reference(names_.types, "type");
  } else if (accept_word("bases")) {
    type.bases = references(names_.types, "type");
  } else if (accept_word("fields")) {
    type.fields = references(names_.fields, "field");
    has_field_list_.back() = true;
  } else if (accept_word("call_operator")) {
    type.call_operator = reference(names_.functions, "function");
  } else if (accept_word("destructor")) {
    type.destructor = reference(names_.functions, "function");
  } else if (const auto role = from_word<Role>(token_.text);
             role && at(TokenKind::kWord)) {
    type.add(*role);
    advance();
  } else {
    return false;
  }
  return true;
}

// `=no by count("because", "of this" @0:3:4-3:9)`
Trait Parser::trait() {
  Trait trait;
  expect_symbol("=");
  trait.answer = enumerator<Answer>("an answer");
  if (accept_word("by")) trait.cause = enumerator<Cause>("a cause");
  if (!accept_symbol("(")) return trait;
  while (!at_symbol(")") && !at(TokenKind::kEnd)) {
    if (!trait.because.empty()) expect_symbol(",");
    const Position begin = token_.begin;
    Reason reason;
    reason.text = string("a reason");
    reason.range = at(TokenKind::kRange) ? range() : range_from(begin);
    trait.because.push_back(std::move(reason));
  }
  expect_symbol(")");
  return trait;
}

void Parser::field() {
  expect_id(module_.fields.size(), "field");
  Field field;
  expect_symbol(".");
  if (!at(TokenKind::kWord) && !at(TokenKind::kString))
    fail("the name of the field");
  const Position begin = token_.begin;
  field.name = unescaped(token_.text);
  advance();
  field.range = range_from(begin);
  bool has_usr = false;
  while (is_within_statement()) {
    if (accept_word("usr")) {
      field.usr = string("a usr");
      has_usr = true;
    } else if (!field_attribute(field)) {
      fail(
          "a type after `:`, of, public, private, mutable, bitfield, "
          "guarded_by, pointee_guarded_by, acquired_after, usr or a range");
    }
  }
  if (!has_usr)
    fields_without_usr_.push_back(static_cast<FieldId>(module_.fields.size()));
  module_.fields.push_back(std::move(field));
  end_statement();
}

bool Parser::field_attribute(Field& field) {
  if (at(TokenKind::kRange)) {
    field.range = range();
  } else if (accept_symbol(":")) {
    field.type = reference(names_.types, "type");
  } else if (accept_word("of")) {
    field.owner = reference(names_.types, "type");
  } else if (accept_word("public")) {
    field.is_public = true;
  } else if (accept_word("private")) {
    field.is_private = true;
  } else if (accept_word("mutable")) {
    field.is_mutable = true;
  } else if (accept_word("bitfield")) {
    field.is_bitfield = true;
  } else if (accept_word("volatile")) {
    field.is_volatile = true;
  } else if (accept_word("unit")) {
    field.unit = reference(names_.fields, "field");
  } else if (accept_word("guarded_by")) {
    field.guarded_by = steps();
  } else if (accept_word("pointee_guarded_by")) {
    field.pointee_guarded_by = steps();
  } else if (accept_word("acquired_after")) {
    field.acquired_after = references(names_.fields, "field");
  } else {
    return false;
  }
  return true;
}

void Parser::global() {
  expect_id(module_.globals.size(), "global");
  if (!at(TokenKind::kGlobal)) fail("a name, such as @ns::counter");
  Global global;
  const Position begin = token_.begin;
  global.name = global.usr = unescaped(token_.text);
  advance();
  global.range = range_from(begin);
  while (is_within_statement()) {
    if (at(TokenKind::kRange)) {
      global.range = range();
    } else if (accept_symbol(":")) {
      global.type = reference(names_.types, "type");
    } else if (accept_word("of")) {
      global.owner = reference(names_.types, "type");
    } else if (accept_word("thread_local")) {
      global.is_thread_local = true;
    } else if (accept_word("volatile")) {
      global.is_volatile = true;
    } else if (accept_word("function_static")) {
      global.is_function_static = true;
    } else if (accept_word("library_state")) {
      global.is_library_state = true;
    } else if (accept_word("has_safe_libraries")) {
      global.has_safe_libraries = true;
    } else if (accept_word("guarded_by")) {
      global.guarded_by = place();
    } else if (accept_word("usr")) {
      global.usr = string("a usr");
    } else {
      fail(
          "a type after `:`, of, thread_local, volatile, function_static, "
          "library_state, has_safe_libraries, guarded_by, usr or a range");
    }
  }
  module_.globals.push_back(std::move(global));
  end_statement();
}

}  // namespace fearless::ir
