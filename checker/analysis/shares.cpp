// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which handles share an object that must stay on one thread. A handle that
// shares with nobody may be moved to another thread; a copy may not.

#include <algorithm>

#include "checker/analysis/state.h"

namespace fearless::analysis {

using ir::Place;

namespace {

// A member of `whole`, or of a member: copied with it.
bool is_part(const Place& whole, const Place& part) {
  return whole.covers(part) &&
         std::all_of(part.steps.begin() + whole.steps.size(), part.steps.end(),
                     [](const ir::Step& step) {
                       return step.kind == ir::StepKind::kField;
                     });
}

}  // namespace

void State::share(const Place& to, const Place& from, ir::TypeId type) {
  auto original = shares.try_emplace(from, Share{from, type}).first;
  Share copy = original->second;
  copy.type = type;
  shares.insert_or_assign(to, copy);
}

void State::pass_shares(const Place& to, const Place& from, bool is_copy) {
  std::map<Place, Share> passed;
  for (const auto& [handle, share] : shares)
    if (from.covers(handle)) passed.emplace(handle.rebased(from, to), share);
  if (!is_copy) unshare(from);
  for (const auto& [handle, share] : passed)
    shares.insert_or_assign(handle, share);
}

void State::unshare(const Place& place) {
  erase_if(shares,
           [&](const auto& entry) { return place.covers(entry.first); });
}

bool State::is_shared(const Place& place) const {
  auto is_in = [&](const Place& handle) {
    return place.covers(handle) || is_part(handle, place);
  };
  for (const auto& [handle, share] : shares) {
    if (!is_in(handle)) continue;
    for (const auto& [other, with] : shares)
      if (with.group == share.group && !is_in(other)) return true;
  }
  return false;
}

}  // namespace fearless::analysis
