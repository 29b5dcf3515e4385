// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two threads may at once be in functions of a library that share a state
// without a lock: `localtime`, `strtok`, `setenv` beside `getenv`. The state
// is memory like any other, so link/ finds the pairs; what the vocabulary lists
// as `hidden` has one. One finding for each state in each function.

#include <algorithm>
#include <map>

#include "checker/checks/story.h"

namespace fearless::checks {
namespace {

using analysis::Access;
using link::Conflict;

bool is_about_library(const Conflict& conflict) {
  return conflict.culprit.library_call != ir::kNone ||
         conflict.other.library_call != ir::kNone;
}

bool has_two_calls(const Conflict& conflict) {
  return conflict.culprit.library_call != ir::kNone &&
         conflict.other.library_call != ir::kNone;
}

// Of a change and a look the change is to blame: `setenv`, not `getenv`.
void blame_the_change(Conflict& conflict) {
  bool is_plain = conflict.culprit.locks.empty() && !conflict.culprit.is_write;
  bool is_change = conflict.other.is_write && conflict.other.locks.empty() &&
                   conflict.other.library_call != ir::kNone;
  if (!is_plain || !is_change) return;
  std::swap(conflict.culprit, conflict.other);
  std::swap(conflict.frame, conflict.other_frame);
}

class Telling {
 public:
  Telling(const Story& story, const Knowledge& k, const Conflict& conflict)
      : story_(story),
        k_(k),
        conflict_(conflict),
        culprit_(conflict.culprit),
        other_(conflict.other),
        called_(name_of(culprit_)),
        beside_(name_of(other_)),
        guard_(lock_name(k.frame(conflict.other_frame), other_)) {}

  findings::Finding tell() const {
    findings::Finding finding;
    finding.check = "mt-unsafe-call";
    finding.subject = state().usr;
    finding.where = story_.at(culprit_.site);
    finding.message = message();
    story_.add_start(other_.thread, finding);
    if (culprit_.thread != other_.thread)
      story_.add_start(culprit_.thread, finding);
    if (other_.site.range != culprit_.site.range)
      finding.labels.push_back(
          story_.label(other_.site.range,
                       what(beside_) + held(conflict_.other_frame, other_),
                       thread_of(other_)));
    finding.labels.push_back(story_.label(
        culprit_.site.range, what(called_) + held(conflict_.frame, culprit_),
        thread_of(culprit_), true));
    finding.why = why();
    finding.fix = fix();
    if (state().has_safe_libraries) {
      finding.severity = findings::Severity::kWarning;
      finding.assumed.push_back(
          "your C library keeps one state for all threads, as POSIX allows");
    }
    return finding;
  }

 private:
  std::string name_of(const Access& access) const {
    if (access.library_call == ir::kNone) return "";
    return "`" + k_.module.callees[access.library_call].name + "`";
  }

  const ir::Global& state() const {
    static const ir::Global in_object;
    const ir::Place& place = culprit_.place;
    return place.is_global() ? k_.module.globals[place.id] : in_object;
  }

  std::string message() const {
    if (called_.empty())
      return "the result of " + beside_ +
             " is read while another thread may call it again";
    if (!guard_.empty())
      return called_ + " is called without " + guard_ +
             ", which guards it elsewhere";
    if (beside_.empty())
      return called_ +
             " is called while another thread may read an earlier "
             "result";
    if (called_ == beside_)
      return called_ + " is called by several threads at once";
    return called_ + " is called while another thread may call " + beside_;
  }

  std::string what(const std::string& name) const {
    return name.empty() ? "result read" : "calls " + name;
  }

  std::string held(ir::FunctionId frame, const Access& access) const {
    if (access.locks.empty()) return ", no lock held";
    std::string lock = lock_name(k_.frame(frame), access);
    return lock.empty() ? " under a lock" : " under " + lock;
  }

  std::string thread_of(const Access& access) const {
    bool is_anyone =
        conflict_.is_assumed && access.thread == analysis::kOwnThread;
    return is_anyone ? "" : story_.thread_name(access.thread);
  }

  std::string why() const {
    const std::string& name = called_.empty() ? beside_ : called_;
    if (!called_.empty() && !beside_.empty() && called_ != beside_)
      return name + " and " + beside_ +
             " share one state, and nothing in the library guards it";
    return name + " keeps one state for all threads: each call changes what " +
           "the other is using";
  }

  std::string fix() const {
    const Access& call = called_.empty() ? other_ : culprit_;
    const std::string& instead = k_.module.callees[call.library_call].instead;
    if (!guard_.empty() && instead.empty())
      return "take " + guard_ + " before line " +
             Story::line(culprit_.site.range);
    if (called_.empty())
      return "copy the result while the lock is held" +
             (instead.empty() ? "" : ", or call `" + instead + "`");
    std::string otherwise =
        "take one mutex around every call and every use of "
        "the result";
    return instead.empty() ? "call it before the threads start, or " + otherwise
                           : "call `" + instead + "`, or " + otherwise;
  }

  const Story& story_;
  const Knowledge& k_;
  const Conflict& conflict_;
  const Access& culprit_;
  const Access& other_;
  std::string called_, beside_;  // in backquotes; empty: what was returned
  std::string guard_;
};

}  // namespace

Findings mt_unsafe_call(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  std::map<std::pair<ir::FunctionId, ir::Place>, findings::Finding> first;
  std::vector<Conflict> conflicts;
  for (const Conflict& conflict : k.conflicts)
    if (is_about_library(conflict) &&
        !k.handles_signal(conflict.other.thread) &&
        !k.handles_signal(conflict.culprit.thread))
      conflicts.push_back(conflict);
  std::stable_partition(conflicts.begin(), conflicts.end(), has_two_calls);
  for (Conflict& conflict : conflicts) {
    blame_the_change(conflict);
    if (!conflict.culprit.site.range.is_valid()) continue;
    findings::Finding finding = Telling(story, k, conflict).tell();
    auto key = std::pair(conflict.culprit.site.function,
                         conflict.culprit.place.prefix(0));
    auto [it, is_new] = first.try_emplace(key, finding);
    if (!is_new && finding.where < it->second.where)
      it->second = std::move(finding);
  }
  Findings found;
  for (auto& [key, finding] : first) found.push_back(std::move(finding));
  return found;
}

}  // namespace fearless::checks
