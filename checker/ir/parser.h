// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recursive descent over IR text. The first error is kept and the parser
// behaves as if the text ended there, so nothing below checks for errors: each
// function returns some value, and `run` throws them away.
// parser.cpp has tokens, names and places, text_parse.cpp the statements of a
// module, text_parse_type.cpp types, fields and globals,
// text_parse_function.cpp bodies and blocks, text_parse_event.cpp events.

#ifndef FEARLESS_CHECKER_IR_PARSER_H_
#define FEARLESS_CHECKER_IR_PARSER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/ir/event_form.h"
#include "checker/ir/lexer.h"
#include "checker/ir/module.h"
#include "checker/ir/name_table.h"
#include "checker/ir/names.h"
#include "llvm/Support/Error.h"

namespace fearless::ir {

class Parser {
 public:
  explicit Parser(std::string_view text);
  llvm::Expected<Module> run();

 private:
  // Statements of the module.
  void statement();
  void main_file();
  void file();
  void type();
  bool type_attribute(Type& type);
  Trait trait();
  void field();
  bool field_attribute(Field& field);
  void global();
  void callee();
  void suppression();
  void rewrite();
  void problem();
  void finish();
  void add_implicit_callees();

  // Functions.
  void function();
  void function_attributes(Function& function);
  void body_line(Function& function);
  void local(Function& function);
  void block(Function& function);
  Block& open_block(Function& function);
  void terminator(Function& function, TerminatorKind kind);
  Event event(EventKind kind);
  bool starts(const FormPart& part) const;
  void slot(Event& event, Slot slot);
  bool event_attribute(Event& event);
  void first_argument(Event& event);
  void arguments(Event& event);
  Operand operand();
  bool annotation(std::vector<Annotation>& annotations);

  // Names and places.
  std::uint32_t reference(const NameTable& names, std::string_view what);
  std::uint32_t callee_reference();
  std::vector<std::uint32_t> references(const NameTable& names,
                                        std::string_view what);
  std::uint32_t numbered(std::string_view what);  // after a name: 'N, or kNone
  std::uint32_t resolve(const NameTable& names, std::string_view what,
                        const Token& name);
  bool at_place() const;
  Place place();
  Steps steps();
  std::optional<Step> next_step();
  FieldId index();
  BlockId block_label();

  // Tokens.
  bool at(TokenKind kind) const { return token_.kind == kind; }
  bool at_symbol(std::string_view text) const;
  bool at_word(std::string_view text) const;
  bool accept_symbol(std::string_view text);
  bool accept_word(std::string_view text);
  void expect_symbol(std::string_view text);
  void expect_word(std::string_view text);
  bool is_within_statement() const;
  void end_statement();
  void advance();
  std::string string(std::string_view what);
  std::uint32_t id(std::string_view what);
  void expect_id(std::size_t next, std::string_view what);
  template <class Enum>
  Enum enumerator(std::string_view what);
  Range range();
  Range range_from(Position begin) const;
  void fail(std::string expected);
  void fail_at(Position where, const std::string& message);

  Lexer lexer_;
  Token token_;
  Position last_end_;
  DeclaredNames names_;
  NameTable local_names_;  // of the function being parsed
  NameTable implicit_callees_;
  bool block_is_closed_ = false;
  bool has_no_files_ = false;
  bool has_main_file_ = false;
  std::vector<bool> has_field_list_;  // by type
  std::vector<FieldId> fields_without_usr_;
  Module module_;
  std::string error_;
};

template <class Enum>
Enum Parser::enumerator(std::string_view what) {
  const auto value =
      from_word<Enum>(at(TokenKind::kWord) ? token_.text : std::string_view());
  if (!value) fail(std::string(what) + " (" + all_words<Enum>() + ")");
  advance();
  return value.value_or(Enum());
}

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_PARSER_H_
