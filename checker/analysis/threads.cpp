// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <algorithm>

#include "checker/analysis/state.h"
#include "checker/analysis/tidy.h"

namespace fearless::analysis {

using ir::Place;
using ir::StepKind;

namespace {

// Waiting for a pool is waiting for the tasks it was given.
bool is_behind(const LiveThread& thread, const Place& handle) {
  return (!thread.handle.is_nothing() && handle.covers(thread.handle)) ||
         (!thread.holder.is_nothing() && handle.covers(thread.holder));
}

}  // namespace

// Threads that are over share nothing any more.
template <class Predicate>
void State::end_threads(Predicate is_over) {
  for (const LiveThread& thread : threads)
    if (is_over(thread))
      erase_if(sent, [&](const auto& entry) {
        return entry.second.how == Sent::How::kShared &&
               entry.second.thread == thread.id;
      });
  std::erase_if(threads, is_over);
}

// The same of threads that are done, but for their handles.
template <class Predicate>
void State::finish_threads(Predicate is_done) {
  std::vector<LiveThread> handles;
  for (const LiveThread& thread : threads) {
    if (thread.handle.is_nothing() || !is_done(thread)) continue;
    handles.push_back(thread);
    LiveThread& done = handles.back();
    done.is_done = true;
    done.loans.clear();
    done.reach.clear();
    done.written.clear();
  }
  end_threads(is_done);
  threads.insert(threads.end(), handles.begin(), handles.end());
  tidy(threads);
}

void State::join(const Place& handle) {
  auto join_one = [&](const Place& one) {
    joined.insert(one);
    end_threads(
        [&](const LiveThread& thread) { return is_behind(thread, one); });
  };
  join_one(handle);
  // What was taken out of a member before is joined for the member, too.
  for (const auto& [to, from] : taken_from) {
    if (to.covers(handle))
      join_one(handle.rebased(to, from));
    else if (handle.covers(to))
      join_one(from);
  }
}

std::vector<ThreadId> State::behind(const Place& handle) const {
  std::vector<ThreadId> found;
  for (const LiveThread& thread : threads)
    if (is_behind(thread, handle)) found.push_back(thread.id);
  tidy(found);
  return found;
}

void State::finish(const Place& handle) {
  joined.insert(handle);
  finish_threads(
      [&](const LiveThread& thread) { return is_behind(thread, handle); });
}

void State::join_elements() {
  end_threads([&](const LiveThread& thread) {
    const ir::Steps& steps = thread.handle.steps;
    return std::any_of(steps.begin(), steps.end(), [](const ir::Step& step) {
      return step.kind == StepKind::kIndex;
    });
  });
}

std::vector<ThreadId> State::live_beside(const Place& place,
                                         const std::vector<Place>& over) const {
  std::vector<ThreadId> live;
  for (const LiveThread& thread : threads) {
    bool is_over = std::any_of(
        over.begin(), over.end(),
        [&](const Place& handle) { return is_behind(thread, handle); });
    if (is_over || thread.is_done) continue;
    bool can_reach =
        place.is_global() ||
        std::any_of(thread.reach.begin(), thread.reach.end(),
                    [&](const Place& reached) {
                      return reached.covers(place) || place.covers(reached);
                    });
    if (can_reach) live.push_back(thread.id);
  }
  tidy(live);
  return live;
}

void State::lose_sight(const Place& object) {
  auto is_old = [&](const Place& place) { return object.covers(place); };
  for (LiveThread& thread : threads) {
    std::erase_if(thread.loans, is_old);
    std::erase_if(thread.reach, is_old);
  }
}

void State::detach(const Place& handle, const Site& site) {
  for (LiveThread& thread : threads) {
    if (thread.handle.is_nothing() || !handle.covers(thread.handle)) continue;
    thread.is_detached = true;
    thread.let_go = site;
    thread.handle = Place();
  }
}

// A future is the promise it came from, a receiver the channel's other end.
void State::see(const Place& place, std::optional<bool> value) {
  seen.insert({place, value});
  for (const Place& origin : resolve(place.deref()))
    seen.insert({origin, value});
}

void State::expect(const Place& result, Pending pending_test) {
  forget(result);
  pending[result] = std::move(pending_test);
}

// Who told of it is taken to be at its end, but for what it is seen to do
// afterwards.
void State::wait_on(const Place& place) {
  comers = {};  // others may come after the right thread now
  std::vector<Place> ends = resolve(place.deref());
  ends.push_back(place);
  auto is_end = [&](const Place& one) {
    return std::any_of(ends.begin(), ends.end(), [&](const Place& end) {
      return one.covers(end) || end.covers(one);
    });
  };
  auto tells = [&](const LiveThread& thread) {
    return std::any_of(thread.loans.begin(), thread.loans.end(), is_end);
  };
  auto is_used_later = [&](const LiveThread& thread, const Place& one) {
    return std::any_of(
        thread.later.begin(), thread.later.end(), [&](const LaterUse& use) {
          return is_end(use.sync) &&
                 (use.place.covers(one) || one.covers(use.place));
        });
  };
  finish_threads([&](const LiveThread& thread) {
    return tells(thread) &&
           std::none_of(
               thread.reach.begin(), thread.reach.end(),
               [&](const Place& one) { return is_used_later(thread, one); });
  });
  for (LiveThread& thread : threads) {
    if (!tells(thread)) continue;
    auto is_left_alone = [&](const Place& one) {
      return !is_used_later(thread, one);
    };
    std::erase_if(thread.loans, is_left_alone);
    std::erase_if(thread.reach, is_left_alone);
  }
}

}  // namespace fearless::analysis
