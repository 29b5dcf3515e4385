// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/scope.h"

namespace fearless {

void Scope::add(detail::TaskBase* task) noexcept {
  task->next = tasks_.load(std::memory_order_relaxed);
  while (!tasks_.compare_exchange_weak(
      task->next, task, std::memory_order_release, std::memory_order_relaxed)) {
  }
}

void Scope::join_all(std::exception_ptr* first, Site site) {
  while (detail::TaskBase* list =
             tasks_.exchange(nullptr, std::memory_order_acquire)) {
    // Newest first; the order in which they were started reads better.
    detail::TaskBase* in_order = nullptr;
    while (list) {
      detail::TaskBase* const next = std::exchange(list->next, in_order);
      in_order = std::exchange(list, next);
    }
    while (in_order) {
      detail::TaskBase* const task = in_order;
      in_order = task->next;
      // A body that forked has a child in which only this thread goes on.
      if (!task->is_of_this_process()) continue;
      task->join(site);
      if (first && !*first) *first = task->take_exception_once();
      task->drop_reference();
    }
  }
}

}  // namespace fearless
