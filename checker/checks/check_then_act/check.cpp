// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A change that relies on what was seen before the lock was given back, or of
// an atomic that is stored in a second step. The interpreter keeps the looks;
// link/ says which of them another thread can overtake.

#include <map>

#include "checker/checks/story.h"
#include "checker/link/late_acts.h"

namespace fearless::checks {
namespace {

using analysis::Frame;
using analysis::Site;

// Where the function itself gets there.
const ir::Range& step(const Site& site) {
  return site.calls.empty() ? site.range : site.calls.front();
}

std::string lock_name(const Frame& frame, const analysis::LateAct& late) {
  for (const ir::Place& lock : late.look.under) {
    std::string name = analysis::spell(frame, lock);
    if (!name.empty()) return "`" + name + "`";
  }
  return "the lock";
}

findings::Finding tell(const Story& story, const Knowledge& k,
                       const link::Overtaken& overtaken) {
  Frame frame = k.frame(overtaken.frame);
  const analysis::LateAct& late = overtaken.late;
  std::string name = story.quoted(frame, late.look.place);
  if (name == "the object") name = story.quoted(frame, late.act.place);
  std::string lock = lock_name(frame, late);
  const char* look = late.is_value ? "read" : "tested";
  findings::Finding finding;
  finding.check = "check-then-act";
  finding.severity = findings::Severity::kWarning;
  finding.subject = subject_of(frame, late.act.place);
  finding.where = story.at(step(late.act.site));
  if (late.look.is_atomic)
    finding.message =
        name + " is " + look + " and then stored: two atomic steps, not one";
  else
    finding.message = name + " is changed because of what was " + look +
                      " before " + lock + " was released";
  bool is_one_line = step(late.look.site) == step(late.act.site);
  if (!is_one_line)
    finding.labels.push_back(story.label(
        step(late.look.site),
        std::string(look) +
            (late.look.is_atomic ? " here" : " here, under " + lock)));
  finding.labels.push_back(
      story.label(step(late.act.site),
                  late.look.is_atomic
                      ? (is_one_line ? "loaded and stored here" : "stored here")
                      : "changed here, under " + lock + " taken again",
                  "", true));
  finding.why = late.is_value
                    ? "a change that another thread makes in between is lost"
                    : "another thread can change it in between, and both act "
                      "on the same test";
  if (late.look.is_atomic)
    finding.fix = late.is_value
                      ? "do it in one step: `fetch_add`, or a loop around "
                        "`compare_exchange_weak`"
                      : "do both in one step: `exchange` or "
                        "`compare_exchange_strong`";
  else
    finding.fix = "hold " + lock +
                  " from the test to the change, or test "
                  "again before line " +
                  Story::line(step(late.act.site));
  if (overtaken.is_assumed)
    finding.assumed.push_back("two threads may call `" +
                              k.module.functions[overtaken.frame].name +
                              "` at once");
  return finding;
}

// Of several looks the one that is closest to the act is told.
bool is_closer(const link::Overtaken& a, const link::Overtaken& b) {
  return step(b.late.look.site) < step(a.late.look.site);
}

void add_act(const Story& story, const ir::Range& act,
             findings::Finding& finding) {
  constexpr std::size_t kMost = 4;  // of 16 lines
  if (finding.labels.size() < kMost)
    finding.labels.push_back(story.label(act, "also stored here"));
}

}  // namespace

Findings check_then_act(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  std::map<ir::Range, link::Overtaken> by_act;
  for (const link::Overtaken& one : link::find_overtaken(k)) {
    const ir::Range& where = step(one.late.act.site);
    if (!where.is_valid()) continue;
    auto [at, is_new] = by_act.try_emplace(where, one);
    if (!is_new && is_closer(one, at->second)) at->second = one;
  }
  Findings found;
  std::map<std::string, findings::Finding> by_atomic;
  for (const auto& [where, one] : by_act) {
    findings::Finding finding = tell(story, k, one);
    // Whether the atomic of a library has one writer is one question.
    if (!one.is_assumed || !one.late.look.is_atomic) {
      found.push_back(std::move(finding));
      continue;
    }
    auto [at, is_new] = by_atomic.try_emplace(finding.subject, finding);
    if (!is_new) add_act(story, where, at->second);
  }
  for (auto& [subject, finding] : by_atomic)
    found.push_back(std::move(finding));
  return found;
}

}  // namespace fearless::checks
