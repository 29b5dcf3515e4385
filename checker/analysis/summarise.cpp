// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/summarise.h"

#include <algorithm>

#include "checker/analysis/callers_view.h"
#include "checker/analysis/tidy.h"

namespace fearless::analysis {
namespace {

using ir::Place;

std::vector<Sent> sent_at(const Frame& frame,
                          const std::vector<const State*>& exits) {
  std::vector<Sent> all;
  for (const State* exit : exits)
    for (const auto& [place, fact] : exit->sent)
      if (is_nameable(frame, place) && place.id != 0) {
        Sent outer = fact;
        outer.result = Place();
        all.push_back(std::move(outer));
      }
  tidy(all, 64);
  return all;
}

std::set<Place> renewed_at(const std::vector<const State*>& exits) {
  std::set<Place> all;
  if (!exits.empty()) all = exits[0]->renewed;
  for (const State* exit : exits)
    std::erase_if(all, [&](const Place& place) {
      return !exit->renewed.contains(place);
    });
  return all;
}

void summarise_values(const Frame& frame, const Exits& exits,
                      Summary& summary) {
  std::vector<const State*> all, if_true, if_false;
  Place result = Place::local(0);
  summary.result_tells = !exits.states.empty();
  for (const State& exit : exits.states) {
    all.push_back(&exit);
    auto truth = exit.assumed.find(result);
    if (truth == exit.assumed.end())
      summary.result_tells = false;
    else
      (truth->second ? if_true : if_false).push_back(&exit);
  }
  summary.sent = sent_at(frame, all);
  summary.renewed = renewed_at(all);
  if (summary.result_tells) {
    summary.renewed_if_true = renewed_at(if_true);
    summary.renewed_if_false = renewed_at(if_false);
    summary.sent_if_true = sent_at(frame, if_true);
    summary.sent_if_false = sent_at(frame, if_false);
  }
}

void summarise_pointers(const Frame& frame, const State& end,
                        Summary& summary) {
  for (const auto& [pointer, targets] : end.points_to) {
    if (!is_outside(frame, pointer) || pointer.is_global()) continue;
    std::vector<Place> kept;
    for (const Place& target : targets)
      if (is_nameable(frame, target) && target != pointer.deref())
        kept.push_back(target);
    if (kept.empty() || summary.points_to.size() >= 64) continue;
    summary.points_to.emplace(pointer, std::move(kept));
    if (auto born = end.born.find(pointer); born != end.born.end())
      summary.born.insert(*born);
  }
}

void summarise_looks(const Frame& frame, const State& end, Summary& summary) {
  if (auto told = end.learned.find(Place::local(0)); told != end.learned.end())
    for (const Look& look : told->second)
      if (is_outside(frame, look.place)) summary.told.push_back(look);
  for (const SyncPoint& point : end.seen)
    if (is_outside(frame, point.place)) summary.seen.push_back(point);
}

}  // namespace

void summarise(const Frame& frame, const Exits& exits, FunctionFacts& facts) {
  Summary& summary = facts.summary;
  summary.throws =
      exits.throws && !frame.function.is(ir::FunctionFlag::kNoexcept);
  summary.moves_from_argument =
      frame.function.is(ir::FunctionFlag::kMoveOperation) ||
      frame.function.is(ir::FunctionFlag::kDestructor);
  keep_reachable(frame, facts);
  std::erase_if(summary.signalled, [&](const SyncPoint& point) {
    return !is_outside(frame, point.place);
  });
  std::erase_if(summary.ended, [&](const Ended& ended) {
    return !is_outside(frame, ended.member);
  });
  tidy(summary.ended, 64);
  tidy(summary.signalled, 64);
  tidy(summary.stored, 32);
  tidy(summary.handlers, 8);
  tidy(summary.invoked, 32);
  std::erase_if(summary.invoked, [&](const Invoked& invoked) {
    return !is_nameable(frame, invoked.callable);
  });
  for (const ir::Block& block : frame.function.blocks)
    for (const ir::Event& event : block.events) {
      bool waits = event.kind == ir::EventKind::kWait ||
                   event.kind == ir::EventKind::kBlock ||
                   event.kind == ir::EventKind::kReceive;
      if (waits && is_outside(frame, event.place))
        summary.waited.push_back(event.place);
      if (event.kind == ir::EventKind::kJoin && event.place.is_local() &&
          event.place.id >= 1 && event.place.id <= frame.function.parameters)
        summary.joins_unknown = true;
      if (event.kind == ir::EventKind::kDetach &&
          is_outside(frame, event.place))
        summary.detached.push_back(event.place);
    }
  tidy(summary.waited);
  tidy(summary.detached);
  if (exits.states.empty()) return;
  summarise_values(frame, exits, summary);
  summarise_tries(frame, exits, summary);
  State end = exits.states[0];
  for (std::size_t i = 1; i < exits.states.size(); ++i)
    end = join(end, exits.states[i]);
  State start;
  for (const ir::Annotation& a : frame.function.annotations)
    if (a.contract == ir::LockContract::kRequires ||
        a.contract == ir::LockContract::kRequiresShared)
      start.acquire({a.lock, {}, {}, true});
  summarise_locks(frame, end, start, summary);
  summarise_pointers(frame, end, summary);
  summarise_threads(frame, exits, end, summary);
  summarise_looks(frame, end, summary);
}

}  // namespace fearless::analysis
