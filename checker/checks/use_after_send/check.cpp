// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value is used after it went to another thread: Rust's E0382 and E0505.
// The interpreter follows what was sent and what points into it; here each
// such use becomes a finding, the first one for each send.

#include <map>

#include "checker/checks/remedy.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using analysis::Sent;
using analysis::UseAfterSend;

// Strictly inside of it.
bool is_within(const ir::Range& inner, const ir::Range& outer) {
  return inner != outer && contains(outer, inner);
}

// Loops may use before they send: such uses are ordered by the loop, so the
// first use in source order after the send stands for the others, then the
// first in the next round, and last the send itself.
bool is_earlier(const UseAfterSend& a, const UseAfterSend& b) {
  auto round = [](const UseAfterSend& use) {
    if (use.site.range == use.sent.site.range) return 2;
    return use.site.range.line >= use.sent.site.range.line ? 0 : 1;
  };
  if (round(a) != round(b)) return round(a) < round(b);
  // Arguments are used before the call that they are in.
  if (is_within(a.site.range, b.site.range)) return true;
  if (is_within(b.site.range, a.site.range)) return false;
  return a.site.range < b.site.range;
}

std::string what_was_sent(const Frame& frame, const UseAfterSend& use) {
  std::string name = analysis::spell(frame, use.sent.place);
  if (!name.empty()) return "`" + name + "`";
  name = analysis::spell(frame, use.place);
  return name.empty() ? "the object" : "what `" + name + "` points to";
}

// `text.c_str()` asks for what is in `text`, and the temporary that it gives
// has no name: in the user's words both are `text`.
bool stands_for_sent(const Frame& frame, const UseAfterSend& use) {
  if (!use.sent.place.covers(use.reaches)) return false;
  return use.place == use.sent.place.index() ||
         analysis::spell(frame, use.place).empty();
}

findings::Finding tell(const Story& story, const Frame& frame,
                       const UseAfterSend& use) {
  findings::Finding finding;
  finding.check = "use-after-send";
  finding.subject = subject_of(frame, use.sent.place);
  finding.where = story.at(use.site);
  std::string sent = what_was_sent(frame, use);
  std::string used =
      stands_for_sent(frame, use) ? sent : story.quoted(frame, use.place);
  std::string verb = use.is_write ? "changed" : "read";
  const std::string& through = use.sent.through;
  bool to_thread = through.starts_with("thread") || through == "a thread";
  std::string receiver = through.empty() ? "another thread"
                         : to_thread     ? through
                                         : "the receiver of " + through;
  bool same = used == sent;
  if (use.sent.how == Sent::How::kShared)
    finding.message = used + " is changed while " + receiver + " shares it";
  else if (same)
    finding.message = used + " is " + (use.is_write ? "changed" : "used") +
                      " after it was sent to " +
                      (to_thread ? receiver : "another thread");
  else
    finding.message = used + " is " + verb +
                      " after the object it points to was sent to " +
                      (to_thread ? receiver : "another thread");
  if (use.sent.how == Sent::How::kShared)
    finding.labels.push_back(
        story.label(use.sent.site.range, receiver + " shares it from here"));
  else
    finding.labels.push_back(
        story.label(use.sent.site.range, sent + " now belongs to " + receiver));
  bool again = use.site.range == use.sent.site.range;
  finding.labels.push_back(
      story.label(use.site.range,
                  again ? "sent again by the next iteration"
                        : verb + std::string(" here, after the send"),
                  "", true));
  finding.why =
      use.sent.how == Sent::How::kShared
          ? "both threads reach the same object, and nothing orders them"
      : same && use.sent.how == Sent::How::kSent
          ? "the value was moved away: what is left here is empty or undefined"
          : "the receiver may be changing or freeing this object right now";
  if (use.sent.how == Sent::How::kShared)
    finding.fix =
        "send a `std::shared_ptr<const T>`, a copy, or guard the "
        "object with a mutex";
  else if (again)
    finding.fix =
        "make a new value inside the loop, or send a copy: `auto "
        "copy = " +
        (used.size() > 2 ? used.substr(1) : used + "`");
  else
    finding.fix = "take what you need before line " +
                  Story::line(use.sent.site.range) + ", or send a copy";
  return finding;
}

// What is read after the send could be taken before it: all of it, or the
// send would still be followed by a use.
void take_before(const Knowledge& k, ir::FunctionId id, const Sent& sent,
                 findings::Finding& finding) {
  Remedy remedy(k);
  if (sent.how == Sent::How::kShared || !sent.site.calls.empty()) return;
  for (const UseAfterSend& use : k.facts.functions[id].uses) {
    if (use.sent.site.range != sent.site.range) continue;
    if (use.is_write || !use.site.calls.empty()) return;
    remedy.add(Remedy::Kind::kReadBefore, [&](const ir::Rewrite& it) {
      return contains(it.at, use.site.range) &&
             contains(it.with, sent.site.range);
    });
  }
  remedy.apply(finding);
}

}  // namespace

Findings use_after_send(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (ir::FunctionId id = 0; id < k.module.functions.size(); ++id) {
    Frame frame = k.frame(id);
    std::map<ir::Range, UseAfterSend> first;  // by send
    for (const UseAfterSend& use : k.facts.functions[id].uses) {
      if (!use.site.range.is_valid()) continue;
      auto [it, is_new] = first.try_emplace(use.sent.site.range, use);
      if (!is_new && is_earlier(use, it->second)) it->second = use;
    }
    for (const auto& [send, use] : first) {
      found.push_back(tell(story, frame, use));
      take_before(k, id, use.sent, found.back());
    }
  }
  return found;
}

}  // namespace fearless::checks
