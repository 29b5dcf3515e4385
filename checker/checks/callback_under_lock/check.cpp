// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Code that others wrote is called while a lock is held that it may need. A
// warning: nobody knows whether it does.

#include "checker/checks/lock_way.h"
#include "checker/link/callbacks.h"
#include "checker/link/end_callbacks.h"

namespace fearless::checks {
namespace {

using link::CallbackUnderLock;
using Kind = CallbackUnderLock::Kind;

// `changed_`, `ModelObserver::row_added`.
std::string name_of(const Story& story, const Knowledge& k,
                    const CallbackUnderLock& callback) {
  std::uint32_t callee = callback.call->callee;
  if (callee != ir::kNone) return "`" + k.module.callees[callee].name + "`";
  std::string name = story.quoted(k.frame(callback.frame), callback.callable);
  return name == "the object" ? "a callback" : name;
}

std::string takers_text(const CallbackUnderLock& callback) {
  std::string text =
      "`" + analysis::short_name(callback.takers.front()) + "()`";
  std::size_t more = callback.takers.size() - 1;
  if (more > 0) text += " or " + std::to_string(more) + " more that take it";
  return text;
}

std::string fix_of(const CallbackUnderLock& callback, const std::string& name,
                   const std::string& lock) {
  switch (callback.kind) {
    case Kind::kHook:
      return "give " + lock + " back around line " +
             Story::line(callback.call->site.range) +
             ", or make it a lock that derived classes see";
    case Kind::kParameter:
      return "copy what " + name + " needs, give " + lock +
             " back, call it, then lock again to store the result";
    case Kind::kStored:
      break;
  }
  bool is_virtual = callback.call->callee != ir::kNone;
  return "copy " + (is_virtual ? "the pointer" : name) + " under " + lock +
         ", give the lock back, then call the copy";
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const CallbackUnderLock& callback) {
  analysis::Frame frame = k.frame(callback.frame);
  std::string lock = story.quoted(frame, callback.held->lock);
  std::string name = name_of(story, k, callback);
  const analysis::Site& site = callback.call->site;
  findings::Finding finding;
  finding.check = "callback-under-lock";
  finding.severity = findings::Severity::kWarning;
  finding.subject = subject_of(frame, callback.callable);
  finding.where = story.at(site);
  finding.message = name + " is called while " + lock + " is locked";
  finding.labels.push_back(
      story.label(callback.held->taken.range, lock + " is locked here"));
  if (!site.calls.empty() && site.calls[0] != callback.held->taken.range)
    finding.labels.push_back(
        story.label(site.calls[0], "leads to the call, still locked"));
  finding.labels.push_back(story.label(
      site.range,
      callback.kind == Kind::kParameter ? "calls a function of the caller's"
      : callback.kind == Kind::kHook    ? "derived classes decide what runs"
                                        : "calls what others put there",
      "", true));
  finding.why = "if it calls " + takers_text(callback) + ", it waits for " +
                lock + ", which its own thread holds";
  finding.fix = fix_of(callback, name, lock);
  return finding;
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const link::EndUnderLock& end) {
  analysis::Frame frame = k.frame(end.frame);
  std::string lock = story.quoted(frame, end.held.lock);
  std::string name = "`" + k.module.callees[end.callee].name + "`";
  findings::Finding finding;
  finding.check = "callback-under-lock";
  finding.severity = findings::Severity::kWarning;
  finding.subject = subject_of(frame, end.held.lock);
  finding.where = story.at(end.call);
  finding.message = name + " is called while " + lock +
                    " is locked, which its callback locks, too";
  finding.labels = {
      story.label(end.locked, "what is called at the end locks " + lock),
      story.label(end.held.taken.range, lock + " is locked here"),
      story.label(end.call.range, "ends it, still locked", "", true)};
  finding.why = "if it calls back at once, it waits for " + lock +
                ", which its own thread holds";
  finding.fix = "move what is to be ended out under " + lock +
                ", give the lock back, then end it";
  finding.assumed.push_back("the callback belongs to an object of this kind");
  return finding;
}

}  // namespace

Findings callback_under_lock(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (const CallbackUnderLock& callback : link::Callbacks(k).find())
    found.push_back(tell(story, k, callback));
  for (const link::EndUnderLock& end : link::find_ends_under_lock(k))
    found.push_back(tell(story, k, end));
  return found;
}

}  // namespace fearless::checks
