// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// All blocked threads at one moment: pins them (slot.h), reads what each waits
// for, and turns that into a graph. While the snapshot is kept, none of them
// goes on, so what it says stays true of them, whatever the others do.
//
// A wait for a lock needs all who hold it now: a free lock, and one whose
// holder is just changing, need nobody. That is exact: a holder that is pinned
// does hold the lock, since it says so after it took it and before it lets go.

#ifndef FEARLESS_RUNTIME_WATCH_SNAPSHOT_H_
#define FEARLESS_RUNTIME_WATCH_SNAPSHOT_H_

#include <cstdint>
#include <span>

#include "runtime/watch/graph.h"
#include "runtime/watch/slot.h"

namespace fearless::detail::watch {

// Big, hence static; one at a time, under the lock of check.cpp.
class Snapshot {
 public:
  constexpr Snapshot() noexcept = default;

  void take() noexcept;
  void give_back() noexcept;

  // Finds who is dead; false if nobody is. REQUIRES: taken.
  bool find_dead() noexcept;
  // find_dead() found none, but somebody seemed dead until the kernel was
  // asked.
  bool is_suspicious() const noexcept { return is_suspicious_; }
  // Without those that have ended.
  std::uint32_t dead_count() const noexcept;

  const Graph& graph() const noexcept { return graph_; }
  std::uint32_t count() const noexcept { return graph_.node_count(); }
  Slot& slot(std::uint32_t node) const noexcept { return *slots_[node]; }
  bool is_gone(std::uint32_t node) const noexcept { return is_gone_[node]; }
  bool is_dead(std::uint32_t node) const noexcept {
    return !graph_.node(node).is_live;
  }
  // The node of a thread, or Graph::kNone.
  std::uint32_t node_of(const Slot& slot) const noexcept {
    const std::uint32_t node = node_of_slot_[slot.number - 1];
    return node == 0 ? Graph::kNone : node - 1;
  }

 private:
  void add(Slot& slot, bool is_gone) noexcept;
  void compute(bool is_anyone_outside) noexcept;
  // The kernel's numbers of the pinned threads, or of all watched ones; and of
  // the caller, who waits or ends as soon as it has looked.
  std::span<const pid_t> ids(bool with_running) noexcept;
  void connect(std::uint32_t node) noexcept;
  bool has_writer_in_line(const Object& object) const noexcept;
  void connect_holders(std::uint32_t node, const Waiting& wait) noexcept;
  void connect_ends(std::uint32_t node, const Waiting& wait) noexcept;
  void connect_end(std::uint32_t node, const HandleLink& end) noexcept;
  std::uint32_t owner_of(const HandleLink& end) const noexcept;
  void connect_thread(std::uint32_t node, const Waiting& wait) noexcept;
  void need(std::uint32_t node, std::uint32_t other) noexcept;

  Graph graph_;
  Slot* slots_[kMostThreads] = {};
  bool is_gone_[kMostThreads] = {};
  std::uint32_t node_of_slot_[kMostThreads] = {};  // and one; 0: none
  pid_t ids_[kMostThreads + 1] = {};
  bool is_anyone_running_ = false;
  bool trusts_ends_ = false;  // see handles.h
  bool asks_kernel_ = false;  // see foreign.h
  bool is_suspicious_ = false;
};

// How `slot` holds that object, in the newest of its ways; null: it does not.
// REQUIRES: the thread is pinned or gone.
const Held* find_held(const Slot& slot, const Object& object) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_SNAPSHOT_H_
