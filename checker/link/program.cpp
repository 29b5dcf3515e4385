// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/program.h"

#include <algorithm>
#include <set>

#include "checker/analysis/print_facts.h"
#include "checker/link/conflicts.h"
#include "checker/link/knowledge.h"

namespace fearless::link {
namespace {

bool may_be_called_from_outside(const ir::Function& function) {
  using ir::FunctionFlag;
  if (function.is(FunctionFlag::kLambda)) return false;
  if (function.is(FunctionFlag::kMethod))
    return function.is(FunctionFlag::kPublic) ||
           function.is(FunctionFlag::kProtected) ||
           function.is(FunctionFlag::kVirtual);
  return !function.is(FunctionFlag::kInternal);
}

std::set<ir::FunctionId> find_called(const analysis::ModuleFacts& facts) {
  std::set<ir::FunctionId> called;
  for (ir::FunctionId id = 0; id < facts.functions.size(); ++id)
    for (ir::FunctionId callee : facts.functions[id].runs)
      if (callee != id) called.insert(callee);
  return called;
}

std::vector<ir::FunctionId> find_roots(const Program::Knowledge& k) {
  // A function object is called by who was given it. Where that is out of
  // sight nobody calls it here.
  std::set<ir::FunctionId> call_operators;
  for (const ir::Type& type : k.module.types)
    call_operators.insert(type.call_operator);
  std::vector<ir::FunctionId> roots;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id) {
    bool is_open = !k.is_closed && !call_operators.contains(id) &&
                   may_be_called_from_outside(k.module.functions[id]);
    if (is_open || !k.called.contains(id)) roots.push_back(id);
  }
  return roots;
}

}  // namespace

Program::Program(ir::Module module)
    : knowledge_(std::make_unique<Knowledge>()) {
  Knowledge& k = *knowledge_;
  k.module = std::move(module);
  k.facts = analysis::interpret(k.module);
  k.code = CodeMap(k.module);
  k.is_closed =
      std::any_of(k.module.functions.begin(), k.module.functions.end(),
                  [](const ir::Function& function) {
                    return function.is(ir::FunctionFlag::kMain);
                  });
  k.called = find_called(k.facts);
  k.roots = find_roots(k);
  k.conflicts = find_conflicts(k);
}

Program::~Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;

const ir::Module& Program::module() const { return knowledge_->module; }

std::vector<ir::Problem> Program::problems() const {
  std::vector<ir::Problem> problems;
  for (ir::FunctionId id = 0; id < knowledge_->module.functions.size(); ++id) {
    if (!knowledge_->facts.functions[id].over_budget) continue;
    const ir::Function& function = knowledge_->module.functions[id];
    problems.push_back(
        {ir::Problem::Kind::kBudget,
         "`" + function.name + "` is too large to analyse; it was left out",
         function.range});
  }
  return problems;
}

std::string Program::print_summaries() const {
  std::string text;
  ir::Printer names(knowledge_->module);
  for (ir::FunctionId id = 0; id < knowledge_->module.functions.size(); ++id)
    text += analysis::print_facts(knowledge_->module, id,
                                  knowledge_->facts.functions[id], names);
  return text;
}

}  // namespace fearless::link
