// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lock orders that a process has seen, as a file: for `fearless report
// --merge`, which puts those of several runs together and finds what none of
// them could (docs/decisions/018). docs/schema/lock_orders.json describes it.
//
// Serial numbers mean nothing outside of a process, so a lock goes by its
// class: its name, the variable that it is, the place where it was made, or,
// for want of these, where it was used first. Threads come with who started and
// joined whom, so that what could not happen at once is not put together
// either.

#ifndef FEARLESS_RUNTIME_WATCH_ORDER_GRAPH_H_
#define FEARLESS_RUNTIME_WATCH_ORDER_GRAPH_H_

#include "runtime/watch/dependency.h"

namespace fearless::detail::watch {

// A thread took that lock there, maybe as the first one.
void note_first_use(std::uint32_t serial, const Site& site) noexcept;

// REQUIRES: is_order_graph_wanted(), and nothing is added meanwhile.
void write_order_graph(const DependencyStore& store) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ORDER_GRAPH_H_
