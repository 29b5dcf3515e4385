// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A thread handle ends before its thread was joined or let go; or `main`
// returns from under a thread that it let go.

#include "checker/checks/remedy.h"
#include "checker/link/unjoined.h"

namespace fearless::checks {
namespace {

using link::Unjoined;
using Why = Unjoined::Why;

// The variable or member: of a vector of threads, the vector.
ir::Place variable_of(const ir::Place& handle) {
  ir::Place named = handle;
  while (!named.steps.empty() &&
         named.steps.back().kind != ir::StepKind::kField)
    named.steps.pop_back();
  return named;
}

class Telling {
 public:
  Telling(const Story& story, const Knowledge& k, const Unjoined& unjoined)
      : k_(k), story_(story), one_(unjoined) {
    analysis::Frame frame = k.frame(one_.frame);
    ir::Place variable = variable_of(one_.handle);
    bool has_name = !one_.handle.is_nothing();
    // Told in the class, or in a method of it.
    bool is_inside = one_.why == Why::kClass || one_.why == Why::kEmptied ||
                     one_.why == Why::kReplaced;
    analysis::Site inside;
    inside.calls.resize(is_inside);
    name_ = has_name ? story.quoted(frame, variable, inside) : "";
    if (name_.empty() || name_ == "the object") name_ = "the thread";
    subject_ = has_name ? subject_of(frame, variable)
                        : k.module.functions[one_.frame].usr;
    is_many_ = variable.steps.size() < one_.handle.steps.size() &&
               one_.handle.steps.back().kind == ir::StepKind::kIndex;
  }

  findings::Finding tell() const {
    findings::Finding finding;
    finding.check = "unjoined-thread";
    finding.subject = subject_;
    finding.where = story_.at(one_.where);
    finding.message = message();
    add_labels(finding);
    finding.why = why();
    finding.fix = fix();
    bool ends_in_sight =
        one_.why == Why::kWayOut || one_.why == Why::kNeverJoined;
    if (ends_in_sight && one_.terminates && one_.handle.is_local() &&
        one_.handle.is_variable())
      join_at_end(finding);
    return finding;
  }

 private:
  void join_at_end(findings::Finding& finding) const {
    const ir::Function& function = k_.module.functions[one_.frame];
    Remedy remedy(k_);
    remedy.add(Remedy::Kind::kJoinAtEnd, function.locals[one_.handle.id].range);
    remedy.apply(finding);
  }

  std::string message() const {
    std::string threads = is_many_ ? "the threads in " + name_ : name_;
    const char* are = is_many_ ? " are" : " is";
    switch (one_.why) {
      case Why::kClass:
        return name_ + " is started, and no method of its class joins it";
      case Why::kEmptied:
        return name_ + (is_many_ ? " is emptied while threads in it may run"
                                 : " is destroyed while its thread may run");
      case Why::kReplaced:
        return name_ + " gets another thread while its old one may run";
      case Why::kWayOut:
        return threads + are + " not joined " +
               (one_.is_unwinding ? "when this throws" : "on this way out");
      case Why::kNeverJoined:
        return threads + are +
               (one_.terminates ? " never joined"
                                : " neither joined nor detached");
      case Why::kMainReturns:
        return "`main` can return before " + story_.runner(one_.thread.id) +
               " is done";
    }
    return "";
  }

  void add_labels(findings::Finding& finding) const {
    const analysis::Site& start = one_.thread.site;
    ir::Range started = start.range;
    bool is_elsewhere =
        started.line != one_.where.line || started.file != one_.where.file;
    if (is_elsewhere)
      finding.labels.push_back(story_.label(started, "its thread starts here"));
    finding.labels.push_back(story_.label(
        one_.where, is_elsewhere ? here() : "starts here", "", true));
    bool is_told = !one_.joined.is_valid() || one_.joined == one_.where;
    if (!is_told)
      finding.labels.push_back(
          story_.label(one_.joined, "joined here, on another way"));
    bool dies_elsewhere = one_.why == Why::kNeverJoined &&
                          one_.dies.is_valid() &&
                          one_.dies.line != one_.where.line;
    if (dies_elsewhere)
      finding.labels.push_back(story_.label(one_.dies, name_ + " dies here"));
  }

  std::string here() const {
    switch (one_.why) {
      case Why::kClass:
        return "ends without a join";
      case Why::kEmptied:
        return "destroyed here, not joined";
      case Why::kReplaced:
        return "written over here, not joined";
      case Why::kWayOut:
        return one_.is_unwinding ? "may throw: " + name_ + " dies unjoined"
                                 : name_ + " dies unjoined";
      case Why::kNeverJoined:
        return "started by this";
      case Why::kMainReturns:
        return "from here nobody waits for it";
    }
    return "";
  }

  std::string why() const {
    if (one_.why == Why::kMainReturns)
      return "with `main` the program ends, and the thread with it, wherever "
             "it is";
    if (!one_.terminates)
      return "the stack of an ended thread is kept until it is joined; and "
             "nobody knows when it is done";
    return "the destructor of a handle whose thread was not joined ends the "
           "program";
  }

  std::string fix() const {
    std::string bare = name_.size() > 2 && name_.front() == '`'
                           ? name_.substr(1, name_.size() - 2)
                           : "thread";
    std::string join =
        is_many_ ? "`for (auto& thread : " + bare + ") thread.join();`"
                 : "`" + bare + ".join();`";
    if (!one_.terminates && one_.why != Why::kMainReturns)
      return "join it on every way out, or detach it where it starts";
    switch (one_.why) {
      case Why::kClass:
        return is_many_ ? "join them in the destructor, or use `std::jthread`"
                        : "join it in the destructor: `if (" + bare +
                              ".joinable()) " + bare +
                              ".join();`, or make it a `std::jthread`";
      case Why::kEmptied:
      case Why::kReplaced:
        return join + " before line " + Story::line(one_.where);
      case Why::kWayOut:
        return join +
               " before it, or use `std::jthread`, which joins by "
               "itself";
      case Why::kNeverJoined:
        return join +
               " before it dies, or use `std::jthread`, which joins "
               "by itself";
      case Why::kMainReturns:
        return "keep the handle and join it before `main` returns";
    }
    return "";
  }

  const Knowledge& k_;
  const Story& story_;
  const Unjoined& one_;
  std::string name_, subject_;
  bool is_many_ = false;
};

}  // namespace

Findings unjoined_thread(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (const Unjoined& unjoined : link::find_unjoined(k))
    found.push_back(Telling(story, k, unjoined).tell());
  return found;
}

}  // namespace fearless::checks
