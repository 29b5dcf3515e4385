// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/coverage.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include "fearless/model.h"

namespace fearless {
namespace detail::model {

std::uint64_t class_of(const Execution& execution) {
  std::vector<std::uint64_t> events;
  const Memory* const memory = execution.memory();
  for (const Event& event : execution.events()) {
    std::uint64_t hash = event.choice.tid * 0x9E3779B97F4A7C15u +
                         event.number * 0xC2B2AE3D27D4EB4Fu;
    // What a branch of an access means depends on what else has happened.
    hash += memory && is_access(event.op.verb)
                ? memory->hash_of(static_cast<Index>(events.size()))
                : event.choice.branch;
    for (Tid tid = 0; tid < execution.threads(); ++tid) {
      hash = (hash ^ event.seen[tid]) * 0xff51afd7ed558ccdu;
      hash ^= hash >> 32;
    }
    events.push_back(hash);
  }
  std::sort(events.begin(), events.end());
  std::uint64_t all = events.size();
  for (const std::uint64_t hash : events) {
    all = (all ^ hash) * 0xff51afd7ed558ccdu;
    all ^= all >> 29;
  }
  return all;
}

void Coverage::save(std::string& bytes) const {
  put(bytes, seen_.size());
  for (const auto& [one_class, times] : seen_) {
    put(bytes, one_class);
    put(bytes, times);
  }
}

void Coverage::load(Reader& bytes) {
  for (std::size_t left = bytes.count(); left > 0; --left) {
    const std::uint64_t one_class = bytes.number();
    add(one_class, bytes.number());
  }
}

namespace {

std::string percent(double share) {
  char text[16];
  std::snprintf(text, sizeof text, share < 0.0995 ? "%.1f %%" : "%.0f %%",
                share * 100);
  return text;
}

}  // namespace
}  // namespace detail::model

std::string ModelResult::coverage() const {
  using detail::model::percent;
  const std::string runs = std::to_string(executions) +
                           (executions == 1 ? " execution" : " executions");
  std::string text;
  if (complete) {
    text = "complete: " + runs;
    if (preemptions) {
      text += " with at most " + std::to_string(*preemptions) + " preemptions";
    }
  } else if (failure && failures == 1) {
    text = "failed after " + runs;
  } else if (is_sampled) {
    text = "sampled: " + runs + ", " + std::to_string(classes) +
           " different; the next is new with " + percent(unseen);
  } else {
    text = "not complete: " + runs + ", about " + percent(explored);
  }
  if (shard.count != 1) {
    text += ", part " + std::to_string(shard.index) + "/" +
            std::to_string(shard.count);
  }
  if (redundant) text += ", " + std::to_string(redundant) + " redundant";
  if (discarded) text += ", " + std::to_string(discarded) + " discarded";
  if (!confirmed) return text;
  return (*confirmed ? "confirmed; " : "not reached; ") + text;
}

}  // namespace fearless
