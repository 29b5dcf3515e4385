// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a thread points at dies first: Rust's E0373 and E0597. The interpreter
// notes every death of a place that a thread, task or callback still points
// at; each thread and variable becomes one finding, told where the thread was
// let go, or where it captured.

#include <algorithm>
#include <map>

#include "checker/checks/remedy.h"

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

// One finding: where the thread got hold of it, and where that ends.
class Telling {
 public:
  Telling(const Story& story, const Frame& frame, const Outlived& outlived)
      : story_(story), frame_(frame), outlived_(outlived) {
    const analysis::LiveThread& thread = outlived.thread;
    bool is_let_go = thread.is_detached && thread.let_go.range.is_valid();
    is_callback_ = !thread.holder.is_nothing();
    at_detach_ = is_let_go && !is_callback_;
    // A helper that is handed a closure is not at fault: its maker is.
    is_written_ = outlived.written.is_valid() &&
                  (!at_detach_ || !thread.let_go.calls.empty());
    dying_ = story.quoted(frame, outlived.dies);
    name_ = story.quoted(frame, outlived.place);
    if (name_ == kNameless) name_ = dying_;
    is_temporary_ = name_ == kNameless;
    if (is_temporary_) name_ = "a temporary";
    if (is_temporary_) dying_ = "the temporary";
  }

  findings::Finding tell() const {
    findings::Finding finding;
    finding.check = "dangling-thread-capture";
    finding.subject = subject_of(frame_, outlived_.dies);
    finding.where = story_.at(where());
    std::string runner = story_.runner(outlived_.thread.id);
    finding.message = runner + " can outlive " + name_ +
                      (is_temporary_  ? " that it points to"
                       : is_callback_ ? ", which it captured by reference"
                                      : ", which it points to");
    add_labels(finding);
    finding.why = runner +
                  " may still run after that, and would use memory "
                  "that is something else by then";
    finding.fix = fix();
    return finding;
  }

 private:
  static constexpr const char* kNameless = "the object";

  ir::Range where() const {
    if (is_written_) return outlived_.written;
    return at_detach_ ? outlived_.thread.let_go.range
                      : outlived_.thread.site.range;
  }

  std::string captured() const {
    return name_ + (is_temporary_ ? " ends with this statement"
                                  : " is captured by reference here");
  }

  void add_labels(findings::Finding& finding) const {
    const analysis::LiveThread& thread = outlived_.thread;
    const char* unwaited = "from here nobody waits for it";
    if (at_detach_ && is_written_)
      finding.labels.push_back(story_.label(thread.let_go.range, unwaited));
    else if (at_detach_)
      finding.labels.push_back(story_.label(thread.site.range,
                                            name_ + " is captured here",
                                            story_.thread_name(thread.id)));
    finding.labels.push_back(story_.label(
        where(), at_detach_ && !is_written_ ? unwaited : captured(), "", true));
    if (is_temporary_ && is_written_) return;
    finding.labels.push_back(
        story_.label(outlived_.death.range, dying_ + end()));
  }

  const char* end() const {
    if (outlived_.is_shared) return " may be its last owner";
    return outlived_.is_explicit ? " is destroyed here" : " dies here";
  }

  std::string fix() const {
    if (is_temporary_)
      return "pass it by value, or keep it in a variable that outlives the "
             "thread";
    if (outlived_.is_shared)
      return "capture " + dying_ + " by value: the thread then keeps it";
    if (!is_callback_ && !at_detach_)
      return "declare " + name_ +
             " before the thread, or join on every path "
             "before it dies";
    std::string bare = name_.substr(1, name_.size() - 2);
    return "capture by value or move it in: `[" + bare +
           "]`, or wait for it before " + name_ + " dies";
  }

  const Story& story_;
  const Frame& frame_;
  const Outlived& outlived_;
  bool is_callback_ = false, at_detach_ = false, is_written_ = false;
  bool is_temporary_ = false;
  std::string name_, dying_;
};

// Takes along what dies, all of it: with one of two the thread still dangles.
void take_along(const Knowledge& k, ir::FunctionId id, const Outlived& first,
                findings::Finding& finding) {
  const ir::Function& function = k.module.functions[id];
  Remedy remedy(k);
  for (const Outlived& outlived : k.facts.functions[id].outlived) {
    const ir::Range& start = outlived.thread.site.range;
    if (start != first.thread.site.range) continue;
    bool is_variable = outlived.dies.is_local() &&
                       outlived.dies.is_variable() &&
                       outlived.place == outlived.dies && !outlived.is_shared;
    if (!is_variable) return;
    auto fits = [&](const ir::Rewrite& it) {
      return it.with == function.locals[outlived.dies.id].range &&
             (contains(it.at, start) || contains(start, it.at) ||
              contains(it.at, outlived.written));
    };
    bool is_kept = !outlived.thread.holder.is_nothing();
    bool has_copy =
        std::any_of(k.module.rewrites.begin(), k.module.rewrites.end(),
                    [&](const auto& it) {
                      return it.kind == Remedy::Kind::kCopyIn && fits(it);
                    });
    // What keeps a callable for later may have to copy it.
    if (!has_copy && is_kept) return;
    remedy.add(has_copy ? Remedy::Kind::kCopyIn : Remedy::Kind::kMoveIn, fits);
  }
  remedy.apply(finding);
}

}  // namespace

Findings dangling_thread_capture(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id) {
    Frame frame = k.frame(id);
    std::map<std::pair<ir::Range, ir::Range>, Outlived> first;
    for (const Outlived& outlived : k.facts.functions[id].outlived) {
      if (!is_worth_telling(frame, outlived)) continue;
      auto key =
          std::pair(outlived.thread.site.range, outlived.thread.let_go.range);
      auto [it, is_new] = first.try_emplace(key, outlived);
      if (!is_new && outlived.death.range < it->second.death.range)
        it->second = outlived;
    }
    std::map<ir::Range, bool> told;
    for (const auto& [key, outlived] : first)
      if (told.emplace(key.first, true).second) {
        found.push_back(Telling(story, frame, outlived).tell());
        take_along(k, id, outlived, found.back());
      }
  }
  return found;
}

}  // namespace fearless::checks
