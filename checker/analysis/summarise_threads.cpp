// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>
#include <map>

#include "checker/analysis/callers_view.h"
#include "checker/analysis/tidy.h"

namespace fearless::analysis {
namespace {

using ir::Place;

// Handles that the caller can see, each with the first of its group.
void summarise_handles(const Frame& frame, const State& end, Summary& summary) {
  std::map<Place, Place> first;  // by group
  for (const auto& [handle, share] : end.shares) {
    if (!is_nameable(frame, handle)) continue;
    bool is_callers =
        is_nameable(frame, share.group) && share.group != Place::local(0);
    auto [it, is_new] =
        first.try_emplace(share.group, is_callers ? share.group : handle);
    if (it->second == handle || summary.shared.size() >= 32) continue;
    bool is_moved = is_callers && !end.shares.contains(share.group);
    summary.shared.push_back({handle, it->second, share.type, is_moved});
  }
  for (const auto& [callable, function] : end.callables)
    if (is_outside(frame, callable) && summary.callables.size() < 32)
      summary.callables.emplace(callable, function);
}

// On this way out the handle has a thread: one that was started, or one that
// was there, it was said.
bool has_thread(const State& exit, const Place& handle) {
  for (const LiveThread& thread : exit.threads)
    if (thread.handle == handle) return thread.is_sure;
  if (exit.asked.contains(handle)) return true;
  for (const ir::Step& step : handle.steps)
    if (step.kind == ir::StepKind::kIndex) return true;
  for (std::size_t n = 1; n <= handle.steps.size(); ++n) {
    auto known = exit.assumed.find(handle.prefix(n));
    if (known != exit.assumed.end() && known->second) return true;
  }
  return false;
}

}  // namespace

void summarise_threads(const Frame& frame, const Exits& exits, const State& end,
                       Summary& summary) {
  for (const LiveThread& thread : end.threads) {
    LiveThread kept = thread;
    kept.is_sure = std::all_of(
        exits.states.begin(), exits.states.end(),
        [&](const State& exit) { return has_thread(exit, thread.handle); });
    if (!is_nameable(frame, kept.handle)) kept.handle = Place();
    if (!is_nameable(frame, kept.holder)) kept.holder = Place();
    std::erase_if(kept.loans,
                  [&](const Place& loan) { return !is_outside(frame, loan); });
    std::erase_if(kept.reach, [&](const Place& place) {
      return !is_outside(frame, place);
    });
    summary.threads.push_back(std::move(kept));
  }
  tidy(summary.threads, 64);
  summarise_handles(frame, end, summary);
  for (const Place& handle : end.joined)
    if (is_outside(frame, handle)) summary.joined.push_back(handle);
  for (const Spending& spending : end.spent)
    if (spending.is_sure && is_outside(frame, spending.handle) &&
        spending.handle.id != 0)
      summary.spent.push_back(spending);
}

}  // namespace fearless::analysis
