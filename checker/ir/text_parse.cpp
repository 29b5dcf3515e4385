// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <utility>

#include "checker/ir/defaults.h"
#include "checker/ir/parser.h"
#include "checker/ir/text.h"

namespace fearless::ir {
namespace {

constexpr std::string_view kInputName = "input.ir";

// What a call's declaration says of a function that this text defines.
Callee callee_of(const Function& function, FunctionId id) {
  Callee callee;
  callee.name = function.name;
  callee.usr = function.usr;
  callee.function = id;
  callee.is_virtual = function.is(FunctionFlag::kVirtual);
  callee.is_const = function.is(FunctionFlag::kConst);
  callee.is_method = function.is(FunctionFlag::kMethod);
  callee.is_noexcept = function.is(FunctionFlag::kNoexcept);
  callee.annotations = function.annotations;
  return callee;
}

}  // namespace

llvm::Expected<Module> parse(std::string_view text) {
  return Parser(text).run();
}

llvm::Expected<Module> Parser::run() {
  while (!at(TokenKind::kEnd)) {
    if (at(TokenKind::kLineEnd)) {
      advance();
    } else {
      statement();
    }
  }
  if (!error_.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(), error_);
  finish();
  return std::move(module_);
}

void Parser::statement() {
  if (accept_word("module")) return main_file();
  if (accept_word("file")) return file();
  if (accept_word("type")) return type();
  if (accept_word("field")) return field();
  if (accept_word("global")) return global();
  if (accept_word("callee")) return callee();
  if (accept_word("function")) return function();
  if (accept_word("nolint")) return suppression();
  if (accept_word("problem")) return problem();
  fail(
      "module, file, type, field, global, callee, function, nolint or "
      "problem");
}

void Parser::main_file() {
  module_.main_file = string("the main file");
  has_main_file_ = true;
  end_statement();
}

void Parser::file() {
  if (accept_word("none")) {
    has_no_files_ = true;
    return end_statement();
  }
  expect_id(module_.files.size(), "file");
  File file;
  file.path = string("a path");
  file.is_main = accept_word("main");
  module_.files.push_back(std::move(file));
  end_statement();
}

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
          "const, copy=, send=, sync=, to, bases, fields, call_operator, "
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

// `=no("because", "of this" @0:3:4-3:9)`
Trait Parser::trait() {
  Trait trait;
  expect_symbol("=");
  trait.answer = enumerator<Answer>("an answer");
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
          "a type after `:`, of, public, mutable, bitfield, guarded_by, "
          "pointee_guarded_by, usr or a range");
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
  } else if (accept_word("mutable")) {
    field.is_mutable = true;
  } else if (accept_word("bitfield")) {
    field.is_bitfield = true;
  } else if (accept_word("guarded_by")) {
    field.guarded_by = steps();
  } else if (accept_word("pointee_guarded_by")) {
    field.pointee_guarded_by = steps();
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
    } else if (accept_word("thread_local")) {
      global.is_thread_local = true;
    } else if (accept_word("function_static")) {
      global.is_function_static = true;
    } else if (accept_word("guarded_by")) {
      global.guarded_by = place();
    } else if (accept_word("usr")) {
      global.usr = string("a usr");
    } else {
      fail(
          "a type after `:`, thread_local, function_static, guarded_by, usr "
          "or a range");
    }
  }
  module_.globals.push_back(std::move(global));
  end_statement();
}

void Parser::callee() {
  expect_id(module_.callees.size(), "callee");
  Callee callee;
  callee.name = callee.usr = string("the name of the callee");
  while (is_within_statement()) {
    const CalleeFlag* flag = find_callee_flag(token_.text);
    if (accept_word("usr")) {
      callee.usr = string("a usr");
    } else if (accept_word("fn")) {
      callee.function = reference(names_.functions, "function");
    } else if (flag != nullptr && at(TokenKind::kWord)) {
      callee.*flag->member = true;
      advance();
    } else if (!annotation(callee.annotations)) {
      fail(
          "fn, usr, virtual, const, method, noexcept, system or a lock "
          "contract (" +
          all_words<LockContract>() + ")");
    }
  }
  module_.callees.push_back(std::move(callee));
  end_statement();
}

void Parser::suppression() {
  Suppression suppression;
  suppression.kind = enumerator<Suppression::Kind>("a kind of NOLINT");
  while (is_within_statement()) {
    if (at(TokenKind::kRange)) {
      suppression.range = range();
    } else if (accept_word("checks")) {
      suppression.checks = string("a list of checks");
      suppression.has_list = true;
    } else if (accept_word("reason")) {
      suppression.reason = string("a reason");
    } else {
      fail("checks, reason or a range");
    }
  }
  module_.suppressions.push_back(std::move(suppression));
  end_statement();
}

void Parser::problem() {
  Problem problem;
  problem.kind = enumerator<Problem::Kind>("a kind of problem");
  problem.text = string("what the problem is");
  if (at(TokenKind::kRange)) problem.range = range();
  module_.problems.push_back(std::move(problem));
  end_statement();
}

void Parser::finish() {
  add_implicit_callees();
  for (const FieldId id : fields_without_usr_)
    module_.fields[id].usr = default_usr(module_, module_.fields[id]);
  std::vector<std::vector<FieldId>> fields = fields_by_owner(module_);
  for (TypeId id = 0; id < module_.types.size(); ++id)
    if (!has_field_list_[id]) module_.types[id].fields = std::move(fields[id]);
  if (!has_main_file_) module_.main_file = kInputName;
  if (module_.files.empty() && !has_no_files_)
    module_.files.push_back({module_.main_file, true});
}

void Parser::add_implicit_callees() {
  for (std::uint32_t i = 0; i < implicit_callees_.size(); ++i) {
    Callee callee;
    callee.name = callee.usr = implicit_callees_[i];
    const FunctionId id = names_.functions.find(callee.name).id;
    module_.callees.push_back(
        id < module_.functions.size() ? callee_of(module_.functions[id], id)
                                      : callee);
  }
}

}  // namespace fearless::ir
