// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes IR text into one growing string. text_print.cpp has what a module
// declares, text_print_body.cpp what functions do, printer.cpp the words. The
// defaults that are left out here are the ones text_parse*.cpp fills in;
// README.md lists them. Prints whatever it is given: an id out of range comes
// out as a number.

#ifndef FEARLESS_CHECKER_IR_PRINTER_H_
#define FEARLESS_CHECKER_IR_PRINTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/ir/event_form.h"
#include "checker/ir/module.h"
#include "checker/ir/names.h"

namespace fearless::ir {

class Printer {
 public:
  explicit Printer(const Module& module);

  void module();
  void function(const Function& function);
  void event(const Event& event);
  void place(const Place& place);
  // What was printed since the last time.
  std::string take() { return std::exchange(out_, {}); }

 private:
  void file(FileId id);
  void type(TypeId id);
  void trait(std::string_view word, const Trait& trait);
  void field(FieldId id);
  void global(GlobalId id);
  void callee(std::uint32_t id);
  void suppression(const Suppression& suppression);
  void rewrite(const Rewrite& rewrite);
  void problem(const Problem& problem);
  void function_header(const Function& function);
  void annotations(const std::vector<Annotation>& annotations);
  void local(LocalId id, const Local& local);
  void block(BlockId id, const Block& block);
  void terminator(const Terminator& terminator);
  void slot(const Event& event, Slot slot);
  void first_argument(const Event& event);
  void arguments(const Event& event);
  void operand(const Operand& operand, const Range& usual);
  void extras(const Event& event, const Form& form);
  void steps(const Steps& steps);

  void text(std::string_view text) { out_ += text; }
  void number(std::int64_t value);
  void quoted(std::string_view text);
  void field_name(std::string_view name);
  void global_name(std::string_view name);
  void word(std::string_view word) { (out_ += ' ') += word; }
  void word(std::string_view word, std::string_view string);
  void word(std::string_view word, std::uint32_t id);  // unless kNone
  void ids(std::string_view word, const std::vector<std::uint32_t>& ids);
  void range(const Range& range);
  // Unless the parser gives the same one by itself.
  void range(const Range& range, bool has_own_by_default);

  const Module& module_;
  std::string out_;
  std::vector<std::string> fields_;              // how each is named in a place
  std::vector<std::string> globals_;             // the same
  std::vector<std::string> callees_;             // how each is named in a call
  std::vector<std::vector<FieldId>> fields_of_;  // by type, from Field::owner
};

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_PRINTER_H_
