// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/call_order.h"

#include <algorithm>

#include "checker/analysis/tidy.h"

namespace fearless::analysis {
namespace {

using ir::FunctionId;

class Components {
 public:
  explicit Components(std::vector<std::vector<FunctionId>> edges)
      : edges_(std::move(edges)),
        index_(edges_.size(), ir::kNone),
        low_(edges_.size(), 0),
        on_stack_(edges_.size(), false) {}

  std::vector<std::vector<FunctionId>> find() {
    for (FunctionId id = 0; id < edges_.size(); ++id)
      if (index_[id] == ir::kNone) visit(id);
    return std::move(groups_);
  }

 private:
  // Explicit stack: call chains can be longer than ours.
  void visit(FunctionId root) {
    std::vector<std::pair<FunctionId, std::size_t>> work{{root, 0}};
    enter(root);
    while (!work.empty()) {
      auto& [at, next] = work.back();
      if (next < edges_[at].size()) {
        FunctionId to = edges_[at][next++];
        if (index_[to] == ir::kNone) {
          enter(to);
          work.push_back({to, 0});
        } else if (on_stack_[to]) {
          low_[at] = std::min(low_[at], index_[to]);
        }
        continue;
      }
      FunctionId done = at;
      work.pop_back();
      if (!work.empty())
        low_[work.back().first] = std::min(low_[work.back().first], low_[done]);
      if (low_[done] == index_[done]) leave(done);
    }
  }

  void enter(FunctionId id) {
    index_[id] = low_[id] = count_++;
    stack_.push_back(id);
    on_stack_[id] = true;
  }

  void leave(FunctionId root) {
    std::vector<FunctionId> group;
    FunctionId id;
    do {
      id = stack_.back();
      stack_.pop_back();
      on_stack_[id] = false;
      group.push_back(id);
    } while (id != root);
    std::reverse(group.begin(), group.end());
    groups_.push_back(std::move(group));
  }

  std::vector<std::vector<FunctionId>> edges_;
  std::vector<std::uint32_t> index_, low_;
  std::vector<bool> on_stack_;
  std::vector<FunctionId> stack_;
  std::uint32_t count_ = 0;
  std::vector<std::vector<FunctionId>> groups_;
};

}  // namespace

std::map<std::string, std::vector<FunctionId>> overriders_of(
    const ir::Module& module) {
  std::map<std::string, std::vector<FunctionId>> overriders;
  for (FunctionId id = 0; id < module.functions.size(); ++id)
    for (const std::string& usr : module.functions[id].overrides)
      overriders[usr].push_back(id);
  return overriders;
}

std::vector<FunctionId> callees_of(const ir::Module& module, FunctionId id) {
  std::vector<FunctionId> callees;
  auto add = [&](FunctionId callee) {
    if (callee < module.functions.size()) callees.push_back(callee);
  };
  const ir::Function& function = module.functions[id];
  for (const ir::Local& local : function.locals)
    if (local.type < module.types.size())
      add(module.types[local.type].call_operator);
  for (const ir::Block& block : function.blocks) {
    for (const ir::Event& event : block.events) {
      if (event.callee < module.callees.size())
        add(module.callees[event.callee].function);
      for (const ir::Operand& operand : event.args)
        if (operand.function < module.callees.size())
          add(module.callees[operand.function].function);
    }
  }
  tidy(callees);
  return callees;
}

bool calls_itself(const ir::Module& module, FunctionId id) {
  std::vector<FunctionId> callees = callees_of(module, id);
  return std::binary_search(callees.begin(), callees.end(), id);
}

std::vector<std::vector<FunctionId>> call_order(const ir::Module& module) {
  auto overriders = overriders_of(module);
  std::vector<std::vector<FunctionId>> edges(module.functions.size());
  for (FunctionId id = 0; id < module.functions.size(); ++id) {
    edges[id] = callees_of(module, id);
    for (const ir::Block& block : module.functions[id].blocks)
      for (const ir::Event& event : block.events) {
        if (event.callee >= module.callees.size()) continue;
        const ir::Callee& callee = module.callees[event.callee];
        if (!callee.is_virtual) continue;
        auto it = overriders.find(callee.usr);
        if (it == overriders.end()) continue;
        edges[id].insert(edges[id].end(), it->second.begin(), it->second.end());
      }
  }
  return Components(std::move(edges)).find();
}

}  // namespace fearless::analysis
