// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A handle is used after it was used up, or by the thread it stands for.

#include <set>

#include "checker/checks/story.h"
#include "checker/link/handle_use.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using analysis::Misuse;
using analysis::Spent;
using Use = Misuse::Use;

// What was done to the handle before: a message's end, a label.
struct Words {
  const char* message;
  const char* label;
};

Words said_of(Spent how) {
  switch (how) {
    case Spent::kEmpty:
      return {", but it may have no thread", "has no thread yet"};
    case Spent::kMoved:
      return {" after it was moved away", "moved away here"};
    case Spent::kJoined:
      return {" after it was joined", "joined here"};
    case Spent::kDetached:
      return {" after it was detached", "detached here"};
    case Spent::kReceived:
      return {" for its result a second time", "its result is taken here"};
    case Spent::kKept:
      return {" a second time", "set here"};
    case Spent::kHandedOut:
      return {" for its future a second time", "its future is taken here"};
  }
  return {"", ""};
}

std::string verb(Use use) {
  switch (use) {
    case Use::kJoin:
      return "joined";
    case Use::kDetach:
      return "detached";
    case Use::kReceive:
      return "asked";
    case Use::kKeep:
      return "set";
    case Use::kHandOut:
      return "asked";
  }
  return "";
}

std::string why(const Misuse& misuse, bool is_c_handle) {
  switch (misuse.use) {
    case Use::kJoin:
    case Use::kDetach:
      return is_c_handle ? "a C handle may be another thread's by now; this is "
                           "undefined"
                         : "a handle without a thread makes this throw "
                           "`std::system_error`";
    case Use::kReceive:
      return "a future gives its result once; then this is undefined, or "
             "throws `std::future_error`";
    default:
      return "this throws `std::future_error`";
  }
}

std::string fix(const Misuse& misuse, const std::string& name) {
  std::string bare = name.size() > 2 && name.front() == '`'
                         ? name.substr(1, name.size() - 2)
                         : "thread";
  switch (misuse.use) {
    case Use::kJoin:
    case Use::kDetach:
      if (misuse.spent.how == Spent::kMoved)
        return "use the handle that it was moved to";
      return "ask before: `if (" + bare + ".joinable())`";
    case Use::kReceive:
      if (misuse.spent.how == Spent::kMoved)
        return "use the future that it was moved to";
      return "keep the result of the first `get()` in a variable, or use a "
             "`std::shared_future`";
    case Use::kKeep:
      return "return after line " + Story::line(misuse.spent.site.range) +
             ", or set it on one way only";
    case Use::kHandOut:
      return "keep the first future in a variable";
  }
  return "";
}

findings::Finding tell(const Story& story, const Frame& frame,
                       const Misuse& misuse) {
  const analysis::Spending& spent = misuse.spent;
  std::string name = story.quoted(frame, spent.handle, misuse.site);
  bool is_future = misuse.use == Use::kReceive;
  bool is_c_handle = analysis::type_at(frame, spent.handle).usr.empty();
  findings::Finding finding;
  finding.check = "thread-handle-misuse";
  finding.subject = subject_of(frame, spent.handle);
  finding.where = story.at(misuse.site);
  bool is_here = misuse.site.range == spent.site.range;
  Words words = said_of(spent.how);
  std::string end = words.message;
  if (is_future && spent.how == Spent::kEmpty)
    end = ", but it has no result to give";
  if (is_here && spent.how != Spent::kEmpty) end = " more than once";
  finding.message = name + " is " + verb(misuse.use) + end;
  if (!is_here)
    finding.labels.push_back(story.label(
        spent.site.range,
        is_future && spent.how == Spent::kEmpty ? "empty here" : words.label));
  ir::Range before =
      misuse.site.calls.empty() ? ir::Range() : misuse.site.calls.front();
  if (is_here && before.is_valid())
    finding.labels.push_back(story.label(before, "leads here once more"));
  finding.labels.push_back(
      story.label(misuse.site.range,
                  is_here ? verb(misuse.use) + " here again"
                          : verb(misuse.use) + std::string(" here"),
                  "", true));
  finding.why = why(misuse, is_c_handle);
  finding.fix = fix(misuse, name);
  return finding;
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const link::WrongJoin& wrong) {
  Frame frame = k.frame(wrong.frame);
  std::string name = story.quoted(frame, wrong.join.place, wrong.join.site);
  findings::Finding finding;
  finding.check = "thread-handle-misuse";
  finding.subject = subject_of(frame, wrong.join.place);
  finding.where = story.at(wrong.join.site);
  if (wrong.is_self) {
    finding.message = name + " is joined by its own thread";
    finding.labels.push_back(
        story.label(wrong.itself.site.range, "its thread starts here"));
    finding.labels.push_back(
        story.label(wrong.join.site.range, "waits for itself",
                    story.thread_name(wrong.join.thread), true));
    finding.why =
        "a thread that waits for itself waits for ever, or throws "
        "`std::system_error`";
    finding.fix =
        "only set the stop flag there, and join on another thread; "
        "or ask `get_id() == std::this_thread::get_id()` before";
    return finding;
  }
  finding.message = name + " is joined by two threads";
  if (wrong.other != analysis::kOwnThread)
    finding.labels.push_back(story.label(k.facts.spawns[wrong.other].range,
                                         "starts a thread that joins it, too"));
  finding.labels.push_back(
      story.label(wrong.join.site.range, "joined here", "", true));
  finding.why =
      "both wait for one thread, and one of them for a handle that "
      "is gone: this is undefined";
  finding.fix =
      "let one thread join, or take the handle out under a lock: "
      "`std::exchange(handle, {})`";
  return finding;
}

}  // namespace

Findings thread_handle_misuse(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  std::set<ir::Range> told;
  for (const link::WrongJoin& wrong : link::find_wrong_joins(k))
    if (told.insert(wrong.join.site.range).second)
      found.push_back(tell(story, k, wrong));
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id)
    for (const Misuse& misuse : k.facts.functions[id].misuses)
      if (misuse.site.range.is_valid() && told.insert(misuse.site.range).second)
        found.push_back(tell(story, k.frame(id), misuse));
  return found;
}

}  // namespace fearless::checks
