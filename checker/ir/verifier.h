// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The work behind verify.h. verify.cpp looks at what a module declares,
// verify_body.cpp at what functions do. Where a problem stands is kept as
// pointers, and messages as Twines, which become words only when needed.

#ifndef FEARLESS_CHECKER_IR_VERIFIER_H_
#define FEARLESS_CHECKER_IR_VERIFIER_H_

#include <string>
#include <string_view>
#include <vector>

#include "checker/ir/event_form.h"
#include "checker/ir/module.h"
#include "checker/ir/names.h"
#include "llvm/ADT/Twine.h"

namespace fearless::ir {

class Verifier {
 public:
  explicit Verifier(const Module& module) : module_(module) {}
  std::vector<std::string> run();

 private:
  void files();
  void type(const Type& type);
  bool owns(const Type& type, TypeId owner) const;
  void trait(const llvm::Twine& what, const Trait& trait);
  void field(const Field& field);
  void global(const Global& global);
  void callee(const Callee& callee);
  void suppression(const Suppression& suppression);
  void rewrite(const Rewrite& rewrite);
  void problem(const Problem& problem);
  void bases_end();
  void parents_end();

  void function(const Function& function);
  void locals(const Function& function);
  void local_role(const Function& function, LocalId id);
  void block(const Function& function, const Block& block);
  void terminator(const Function& function, const Terminator& terminator);
  void event(const Event& event);
  void needs(const Event& event);
  void operand(const Event& event, const Operand& operand);
  void annotations(const std::vector<Annotation>& annotations,
                   const Function* function);

  // An index below `size`.
  void id(const llvm::Twine& what, std::uint32_t id, std::size_t size);
  void id_or_none(const llvm::Twine& what, std::uint32_t id, std::size_t size);
  void place(const llvm::Twine& what, const Place& place);
  void steps(const llvm::Twine& what, const Steps& steps);
  void range(const llvm::Twine& what, const Range& range);
  template <class Enum>
  void enumerator(const llvm::Twine& what, Enum value);
  void expect(bool is_so, const llvm::Twine& otherwise);
  std::string where() const;

  const Module& module_;
  std::vector<std::string> problems_;
  // Where we are; index into the vector of the module that `kind_` names.
  std::string_view kind_;
  std::size_t index_ = 0;
  std::string_view name_;
  const Function* function_ = nullptr;
  const Block* block_ = nullptr;
  const Event* event_ = nullptr;
};

template <class Enum>
void Verifier::enumerator(const llvm::Twine& what, Enum value) {
  if (is_enumerator(value)) return;
  expect(false, what + " is no enumerator: " +
                    llvm::Twine(static_cast<unsigned>(value)));
}

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_VERIFIER_H_
