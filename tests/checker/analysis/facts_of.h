// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// IR text in, facts out, in words that a test can quote. The text is verified,
// and knows the types at the end of this file. A line's comment is its name:
//
//   Facts facts(R"(
//     global @mu : "std::mutex"
//     global @hits : "int"
//     function "f" {
//       acquire @mu
//       write @hits    // guarded
//     })");
//   EXPECT_EQ(facts.locks("guarded"), "@mu");
//
// Every answer is a sorted list without repetition, joined by ", ", and
// "none" when there is nothing. Places are spelled as in the text:
// `_order.*.id`, or `_3` for a local without a name.

#ifndef FEARLESS_TESTS_CHECKER_ANALYSIS_FACTS_OF_H_
#define FEARLESS_TESTS_CHECKER_ANALYSIS_FACTS_OF_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "checker/analysis/interpreter.h"
#include "checker/ir/text.h"
#include "checker/ir/verify.h"

namespace fearless::analysis {

// What most tests need of the standard library, and something to put in it.
inline constexpr std::string_view kTypes = R"(
type "bool"
type "int"
type "char"
type "int*" pointer copy=borrow to "int"
type "int&" reference copy=borrow to "int"
type "std::atomic" atomic to "int" usr "atomic"
type "std::mutex" lock copy=owner usr "mutex"
type "std::mutex*" pointer copy=borrow to "std::mutex"
type "std::shared_mutex" lock shared_lock copy=owner usr "shared_mutex"
type "std::lock_guard" guard copy=owner usr "lock_guard"
type "std::unique_lock" guard copy=owner usr "unique_lock"
type "std::condition_variable" condvar copy=owner usr "condition_variable"
type "std::latch" sync_object copy=owner usr "latch"
type "std::latch&" reference copy=borrow to "std::latch"
type "std::thread" thread copy=owner usr "thread"
type "Terminating" thread terminates copy=owner usr "terminating"
type "std::thread&" reference copy=borrow to "std::thread"
type "std::jthread" thread joins_on_destroy copy=owner usr "jthread"
type "Threads" container to "std::thread" usr "threads"
type "Threads&" reference copy=borrow to "Threads"
type "std::future" future copy=owner to "int" usr "future"
type "std::promise" promise copy=owner to "int" usr "promise"
type "std::function" callable usr "function"
type "std::string" container to "char" usr "string"
type "std::string_view" view copy=borrow to "char" usr "string_view"
type "Numbers" container to "int" usr "numbers"
type "Numbers&" reference copy=borrow to "Numbers"
type "Iterator" iterator copy=borrow to "int" usr "iterator"
type "Channel" channel copy=owner usr "channel"
type "Channel&" reference copy=borrow to "Channel"
type "Pool" executor copy=owner usr "pool"
type "Pool&" reference copy=borrow to "Pool"
type "Scope" scope copy=owner usr "scope"
type "Order" record
type "Order*" pointer copy=borrow to "Order"
type "Order&" reference copy=borrow to "Order"
type "Order&&" reference copy=borrow to "Order"
type "OrderPtr" smart_pointer copy=owner to "Order" usr "unique"
type "OrderPtr&&" reference copy=borrow to "OrderPtr"
type "SharedOrder" smart_pointer atomic_ref_count copy=shared_owner to "Order"
type "Orders" container to "Order" usr "orders"
field .id : "int" of "Order"
field .label : "std::string" of "Order"
)";

// A set as text.
inline std::string listed(const std::set<std::string>& items) {
  std::string text;
  for (const std::string& item : items)
    text += (text.empty() ? "" : ", ") + item;
  return text.empty() ? "none" : text;
}

// The module of `text` and `kTypes`, or an empty one and a failed test.
inline ir::Module parsed(std::string_view text) {
  llvm::Expected<ir::Module> module =
      ir::parse(std::string(text) + "\n" + std::string(kTypes));
  if (!module) {
    ADD_FAILURE() << llvm::toString(module.takeError()) << "\nin" << text;
    return {};
  }
  for (const std::string& problem : ir::verify(*module))
    ADD_FAILURE() << problem << "\nin" << text;
  return *std::move(module);
}

class Facts {
 public:
  explicit Facts(std::string_view text)
      : lines_(lines_of(text)), module(parsed(text)), all(interpret(module)) {}

 private:
  std::vector<std::string> lines_;

 public:
  ir::Module module;
  ModuleFacts all;

  ir::FunctionId id(std::string_view name) const {
    for (ir::FunctionId id = 0; id < module.functions.size(); ++id)
      if (module.functions[id].name == name) return id;
    ADD_FAILURE() << "no function " << name;
    return ir::kNone;
  }
  const FunctionFacts& of(std::string_view name) const {
    static const FunctionFacts nothing;
    ir::FunctionId found = id(name);
    return found == ir::kNone ? nothing : all.functions[found];
  }

  // The comment of a line, or its number.
  std::string label(const ir::Range& range) const {
    if (range.line == 0 || range.line > lines_.size()) return "nowhere";
    const std::string& line = lines_[range.line - 1];
    std::size_t comment = line.find("// ");
    if (comment != std::string::npos) return line.substr(comment + 3);
    return "line " + std::to_string(range.line);
  }
  std::string spell(ir::FunctionId in, const ir::Place& place) const {
    if (place.is_nothing()) return "-";
    std::string text = ir::print(module, place);
    const std::string& name = place.is_local()
                                  ? module.functions[in].locals[place.id].name
                                  : module.globals[place.id].name;
    if (place.is_global() || name.empty()) return text;
    return "_" + name + text.substr(1 + std::to_string(place.id).size());
  }

  // Accesses on the line `label`, as seen from `function` ------------------
  // Locks held: "@mu", "@mu shared", "@mu maybe"; "@mu or nothing" when paths
  // differ; "no access" when there is none.
  std::string locks(std::string_view function, std::string_view label) const {
    std::set<std::string> ways;
    for (const Access& access : of(function).accesses)
      if (this->label(access.site.range) == label)
        ways.insert(locks_of(id(function), access));
    std::string text;
    for (const std::string& way : ways)
      text += (text.empty() ? "" : " or ") + way;
    return text.empty() ? "no access" : text;
  }
  std::string locks(std::string_view label) const {
    return locks(function_with(label), label);
  }
  // Threads that may run meanwhile, by the names of the lines they start on.
  std::string live(std::string_view function, std::string_view label) const {
    std::set<std::string> threads;
    bool is_there = false;
    for (const Access& access : of(function).accesses) {
      if (this->label(access.site.range) != label) continue;
      is_there = true;
      for (ThreadId thread : access.live) threads.insert(started(thread));
    }
    return is_there ? listed(threads) : "no access";
  }
  std::string live(std::string_view label) const {
    return live(function_with(label), label);
  }
  // "reads @n", "writes _this.*.n on worker", "atomic @n", "destroys _p.*".
  std::string accesses(std::string_view function) const {
    std::set<std::string> found;
    for (const Access& a : of(function).accesses) {
      std::string text = a.destroys    ? "destroys "
                         : a.is_atomic ? "atomic "
                         : a.is_write  ? "writes "
                                       : "reads ";
      text += spell(id(function), a.place);
      if (a.thread != kOwnThread) text += " on " + started(a.thread);
      found.insert(text);
    }
    return listed(found);
  }

  // Hand-over -----------------------------------------------------------------
  // Lines that use what was sent, in any function.
  std::string uses() const {
    std::set<std::string> found;
    for (const FunctionFacts& facts : all.functions)
      for (const UseAfterSend& use : facts.uses)
        found.insert(label(use.site.range));
    return listed(found);
  }
  // What a caller of `function` has lost: "sent _order", "shared _p.*".
  std::string sent(std::string_view function) const {
    return sent(function, of(function).summary.sent);
  }
  std::string sent(std::string_view function,
                   const std::vector<Sent>& all_sent) const {
    constexpr const char* kHow[] = {"moved", "sent", "pointer", "shared"};
    std::set<std::string> found;
    for (const Sent& s : all_sent)
      found.insert(std::string(kHow[static_cast<int>(s.how)]) + " " +
                   spell(id(function), s.place));
    return listed(found);
  }
  // "copy of _p to `queue`", "reference to _n to thread `worker`".
  std::string crossings(std::string_view function) const {
    std::set<std::string> found;
    for (const Crossing& c : of(function).crossings)
      found.insert(
          (c.how == Crossing::How::kReference ? "reference to " : "copy of ") +
          spell(id(function), c.place) + " to " + c.receiver);
    return listed(found);
  }

  // Threads -------------------------------------------------------------------
  // Still running when `function` returns: "worker", "worker in _0".
  std::string running(std::string_view function) const {
    std::set<std::string> found;
    for (const LiveThread& thread : of(function).summary.threads) {
      std::string text = started(thread.id);
      for (const ir::Place& place : {thread.handle, thread.holder})
        if (!place.is_nothing()) text += " in " + spell(id(function), place);
      if (thread.is_detached) text += " detached";
      found.insert(text);
    }
    return listed(found);
  }
  // "worker outlives _n at end", in any function.
  std::string outlived() const {
    std::set<std::string> found;
    for (ir::FunctionId in = 0; in < all.functions.size(); ++in)
      for (const Outlived& o : all.functions[in].outlived)
        found.insert(started(o.thread.id) + " outlives " + spell(in, o.place) +
                     " at " + label(o.death.range));
    return listed(found);
  }

  std::string places(std::string_view function,
                     const std::vector<ir::Place>& all_places) const {
    std::set<std::string> found;
    for (const ir::Place& place : all_places)
      found.insert(spell(id(function), place));
    return listed(found);
  }
  std::string locks(std::string_view function,
                    const std::vector<HeldLock>& held) const {
    Access access;
    access.locks = held;
    return locks_of(id(function), access);
  }
  // Annotations that are not obeyed: "reads _this.*.n without _this.*.mu at
  // here", "calls f without ...".
  std::string unmet() const {
    std::set<std::string> found;
    for (ir::FunctionId in = 0; in < all.functions.size(); ++in)
      for (const Unmet& u : all.functions[in].unmet)
        found.insert(
            (u.callee != ir::kNone
                 ? "calls " + module.callees[u.callee].name
                 : (u.is_write ? "writes " : "reads ") + spell(in, u.place)) +
            " without " + spell(in, u.lock) + " at " + label(u.site.range));
    return listed(found);
  }

 private:
  static std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
      lines.emplace_back(text.substr(0, text.find('\n')));
      text.remove_prefix(std::min(text.size(), lines.back().size() + 1));
    }
    return lines;
  }
  std::string started(ThreadId thread) const {
    return label(all.spawns[thread].range);
  }
  std::string locks_of(ir::FunctionId in, const Access& access) const {
    std::set<std::string> held;
    for (const HeldLock& lock : access.locks)
      held.insert(spell(in, lock.lock) +
                  (lock.mode == ir::Mode::kShared ? " shared" : "") +
                  (lock.is_sure ? "" : " maybe"));
    return held.empty() ? "nothing" : listed(held);
  }
  // The function that has the line `label`.
  std::string function_with(std::string_view label) const {
    for (const ir::Function& function : module.functions)
      for (const ir::Block& block : function.blocks)
        for (const ir::Event& event : block.events)
          if (this->label(event.range) == label) return function.name;
    ADD_FAILURE() << "no event on a line called " << label;
    return "";
  }
};

}  // namespace fearless::analysis

#endif  // FEARLESS_TESTS_CHECKER_ANALYSIS_FACTS_OF_H_
