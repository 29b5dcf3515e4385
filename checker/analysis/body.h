// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function's control flow together with what was found out about it: which
// accesses and operations belong to which event, whether its own or made by
// what it calls. For questions about order ("is it tested again before it is
// used?"), which facts alone do not answer. Facts of other threads are left
// out. Refers to its arguments, which must outlive it; construction is linear.

#ifndef FEARLESS_CHECKER_ANALYSIS_BODY_H_
#define FEARLESS_CHECKER_ANALYSIS_BODY_H_

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "checker/analysis/facts.h"
#include "checker/analysis/typing.h"

namespace fearless::analysis {

// In the function of the fact: the event itself, or the call that leads to it.
inline const ir::Range& range_within(const Site& site) {
  return site.calls.empty() ? site.range : site.calls.front();
}

class Body {
 public:
  Body(const Frame& frame, const FunctionFacts& facts);

  struct Point {
    ir::BlockId block = 0;
    std::size_t event = 0;  // index into the block's events
    auto operator<=>(const Point&) const = default;
  };
  const Frame& frame() const { return frame_; }
  const ir::Block& block(ir::BlockId id) const {
    return frame_.function.blocks[id];
  }
  const ir::Event& event(const Point& at) const {
    return block(at.block).events[at.event];
  }
  std::vector<Point> points_at(const ir::Range& range) const;
  // The events of the function from which a fact with `site` comes.
  std::vector<Point> points(const Site& site) const;
  const std::vector<const Access*>& accesses(const ir::Range& at) const;
  const std::vector<const Operation*>& operations(const ir::Range& at) const;

  // The blocks whose branch decides whether `block` runs, `a && b` and
  // `a || b` as a whole. What an exception decides is left out.
  std::vector<ir::BlockId> deciders(ir::BlockId block) const;
  // The innermost loop around `block`, itself included; empty if there is none.
  std::set<ir::BlockId> loop_around(ir::BlockId block) const;
  // Whether a path goes on from `from` to an event that is the goal, without
  // one that stops it.
  using Test = std::function<bool(const ir::Event&)>;
  bool leads(const Point& from, const Test& is_goal, const Test& stops) const;

 private:
  // kNone as `to`: the end of the function.
  bool leads_to(ir::BlockId from, ir::BlockId to, ir::BlockId avoiding) const;
  bool decides(ir::BlockId branch, ir::BlockId block) const;
  bool follow(ir::BlockId id, std::size_t first, const Test& is_goal,
              const Test& stops, std::set<ir::BlockId>& seen) const;

  Frame frame_;
  std::map<ir::Range, std::vector<const Access*>> accesses_;
  std::map<ir::Range, std::vector<const Operation*>> operations_;
};

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_BODY_H_
