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
  if (accept_word("rewrite")) return rewrite();
  if (accept_word("problem")) return problem();
  fail(
      "module, file, type, field, global, callee, function, nolint, rewrite "
      "or problem");
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
    } else if (accept_word("instead")) {
      callee.instead = string("the name of a function");
    } else if (flag != nullptr && at(TokenKind::kWord)) {
      callee.*flag->member = true;
      advance();
    } else if (!annotation(callee.annotations)) {
      fail(
          "fn, usr, virtual, const, method, noexcept, system, instead or a "
          "lock contract (" +
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

// `rewrite kind @2:5 with @1:5("text" @2:5-2:8, "" @1:5-1:9)`
void Parser::rewrite() {
  Rewrite rewrite;
  rewrite.kind = enumerator<Rewrite::Kind>("a kind of rewrite");
  rewrite.at = range();
  if (accept_word("with")) rewrite.with = range();
  expect_symbol("(");
  while (!at_symbol(")") && !at(TokenKind::kEnd)) {
    if (!rewrite.edits.empty()) expect_symbol(",");
    std::string text = string("the text to put there");
    rewrite.edits.push_back({range(), std::move(text)});
  }
  expect_symbol(")");
  module_.rewrites.push_back(std::move(rewrite));
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
    module_.callees.push_back(id < module_.functions.size()
                                  ? callee_of(module_.functions[id], id)
                                  : callee);
  }
}

}  // namespace fearless::ir
