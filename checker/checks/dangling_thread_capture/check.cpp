// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread points at dies first: Rust's E0373 and E0597. The interpreter
// notes every death of a place that a thread, task or callback still points
// at; each thread and variable becomes one finding, told where the thread was
// let go, or where it captured.

#include <map>

#include "checker/checks/story.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using analysis::Outlived;

// A class that joins in its destructor, or a path that ends in std::terminate,
// leaves nothing that dangles by itself; the interpreter has dropped those.
bool is_worth_telling(const Frame& frame, const Outlived& outlived) {
  const ir::Place& dies = outlived.dies;
  if (!dies.is_local() || !dies.steps.empty())
    return outlived.is_explicit || outlived.is_shared;
  const ir::Local& local = frame.function.locals[dies.id];
  // A temporary that ends with the statement: its value was moved in.
  bool is_task = !outlived.thread.holder.is_nothing();
  return local.role != ir::LocalRole::kTemporary || !is_task;
}

const char* end_of(const Outlived& outlived) {
  if (outlived.is_shared) return " may be its last owner";
  return outlived.is_explicit ? " is destroyed here" : " dies here";
}

findings::Finding tell(const Story& story, const Frame& frame,
                       const Outlived& outlived) {
  const analysis::LiveThread& thread = outlived.thread;
  bool is_callback = thread.holder != ir::Place();
  std::string name = story.quoted(frame, outlived.place);
  if (name == "the object") name = story.quoted(frame, outlived.dies);
  std::string dying = story.quoted(frame, outlived.dies);
  std::string runner = story.runner(thread.id);
  findings::Finding finding;
  finding.check = "dangling-thread-capture";
  finding.subject = subject_of(frame, outlived.dies);
  const analysis::Site& spawn = thread.site;
  bool points_at_detach = thread.is_detached && thread.let_go.range.is_valid() &&
                          !is_callback;
  const analysis::Site& primary = points_at_detach ? thread.let_go : spawn;
  // A helper that is handed a closure is not at fault: who made the closure is.
  bool is_written = outlived.written.is_valid() &&
                    (!points_at_detach || !thread.let_go.calls.empty());
  ir::Range where = is_written ? outlived.written : primary.range;
  finding.where = story.at(where);
  finding.message = runner + " can outlive " + name + ", which it " +
                    (is_callback ? "captured by reference" : "points to");
  if (name == "the object")
    finding.message = runner + " can outlive a temporary that it points to";
  if (points_at_detach && is_written)
    finding.labels.push_back(
        story.label(thread.let_go.range, "from here nobody waits for it"));
  else if (points_at_detach)
    finding.labels.push_back(story.label(
        spawn.range, name + " is captured here", story.thread_name(thread.id)));
  finding.labels.push_back(story.label(
      where,
      points_at_detach && !is_written
          ? "from here nobody waits for it"
          : name + " is captured by reference here",
      "", true));
  if (dying == "the object") dying = "the temporary";
  finding.labels.push_back(
      story.label(outlived.death.range, dying + end_of(outlived)));
  finding.why = runner + " may still run after that, and would use memory that "
                "is something else by then";
  if (outlived.is_shared) {
    finding.fix = "capture " + dying + " by value: the thread then keeps it";
    return finding;
  }
  finding.fix = is_callback || points_at_detach
                    ? "capture by value or move it in: `[" +
                          (name.size() > 2 ? name.substr(1, name.size() - 2)
                                           : std::string("value")) +
                          "]`, or wait for it before " + name + " dies"
                    : "declare " + name +
                          " before the thread, or join on every path before it "
                          "dies";
  return finding;
}

}  // namespace

Findings dangling_thread_capture(const link::Program& program,
                                 const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id) {
    Frame frame = k.frame(id);
    std::map<std::pair<ir::Range, ir::Range>, Outlived> first;
    for (const Outlived& outlived : k.facts.functions[id].outlived) {
      if (!is_worth_telling(frame, outlived)) continue;
      auto key = std::pair(outlived.thread.site.range,
                           outlived.thread.let_go.range);
      auto [it, is_new] = first.try_emplace(key, outlived);
      if (!is_new && outlived.death.range < it->second.death.range)
        it->second = outlived;
    }
    std::map<ir::Range, bool> told;
    for (const auto& [key, outlived] : first)
      if (told.emplace(key.first, true).second)
        found.push_back(tell(story, frame, outlived));
  }
  return found;
}

}  // namespace fearless::checks
