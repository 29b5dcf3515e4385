// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Receive loops that never end: the channel's end is waited for by somebody
// who keeps it open, or the queue is not closed by the time it has to be.
//
// Cost: for each receive loop, linear in the functions that see it.

#ifndef FEARLESS_CHECKER_LINK_NEVER_CLOSED_H_
#define FEARLESS_CHECKER_LINK_NEVER_CLOSED_H_

#include <optional>
#include <vector>

#include "checker/analysis/receive_loops.h"
#include "checker/link/knowledge.h"

namespace fearless::link {

struct NeverClosed {
  enum class Kind : std::uint8_t {
    kSenderKept,    // `keeper` is a sender of the same channel
    kClosedLate,    // not closed, or `close` comes after the wait for the loop
    kCloseSkipped,  // a path goes by `close` and leaves at `skip`
    kOwnerKept,     // `keeper` closes the queue when it dies, after the loop
  };
  Kind kind = Kind::kSenderKept;
  analysis::ReceiveLoop loop;
  ir::FunctionId frame = ir::kNone;  // sees both; of the places below
  ir::Place channel;                 // the receiver or queue
  ir::Place keeper;
  std::optional<analysis::Operation> join;  // waits for the loop's thread
  ir::Range close, skip;
};

std::vector<NeverClosed> find_never_closed(const Program::Knowledge& knowledge);

// Its two halves.
std::vector<NeverClosed> kept_senders(
    const Program::Knowledge& knowledge,
    const std::vector<analysis::ReceiveLoop>& loops);
std::vector<NeverClosed> unclosed_queues(
    const Program::Knowledge& knowledge, const analysis::Waits& waits,
    const std::vector<analysis::ReceiveLoop>& loops);

// The loop that `operation`, seen from any function, is the receive of.
const analysis::ReceiveLoop* loop_of(
    const std::vector<analysis::ReceiveLoop>& loops,
    const analysis::Operation& operation, ir::FunctionId frame);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_NEVER_CLOSED_H_
