// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/pool.h"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <vector>

#include "checker/cli/child.h"

namespace fearless::cli {
namespace {

using Clock = Child::Clock;

class Pool {
 public:
  Pool(std::size_t count, PoolLimits limits,
       llvm::function_ref<std::string(std::size_t)> work,
       llvm::function_ref<void(std::size_t, Outcome)> done)
      : count_(count), limits_(limits), work_(work), done_(done) {}

  void run() {
    while (next_ < count_ || !running_.empty()) {
      start_more();
      if (running_.empty()) continue;
      wait();
      kill_overdue();
    }
  }

 private:
  void start_more() {
    while (next_ < count_ && running_.size() < std::max(limits_.jobs, 1u)) {
      auto child = Child::start(next_, work_);
      if (child) {
        running_.push_back(std::move(*child));
        ++next_;
        continue;
      }
      // With children running, the system may have room again when one ends.
      if (!running_.empty()) return;
      Outcome outcome;
      outcome.failure = std::string("no process for it: ") + strerror(errno);
      done_(next_++, std::move(outcome));
    }
  }

  // Reads what there is; takes children away that have ended.
  void wait() {
    std::vector<pollfd> fds;
    for (const Child& child : running_) {
      fds.push_back({child.output_fd(), POLLIN, 0});
      fds.push_back({child.errors_fd(), POLLIN, 0});
    }
    if (::poll(fds.data(), fds.size(), milliseconds_to_deadline()) <= 0) return;
    for (std::size_t i = running_.size(); i-- > 0;) {
      if (fds[2 * i + 1].revents != 0) running_[i].read_errors();
      if (fds[2 * i].revents == 0 || running_[i].read_output()) continue;
      Child ended = std::move(running_[i]);
      running_.erase(running_.begin() + static_cast<std::ptrdiff_t>(i));
      done_(ended.item(), ended.finish());
    }
  }

  Clock::time_point deadline(const Child& child) const {
    return child.started() + std::chrono::seconds(limits_.timeout_seconds);
  }

  int milliseconds_to_deadline() const {
    auto nearest = Clock::now() + std::chrono::hours(1);
    for (const Child& child : running_)
      nearest = std::min(nearest, deadline(child));
    auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        nearest - Clock::now());
    return static_cast<int>(std::max<std::int64_t>(left.count(), 0)) + 1;
  }

  // Their output ends with them; wait() does the rest.
  void kill_overdue() {
    for (Child& child : running_)
      if (deadline(child) <= Clock::now())
        child.give_up("gave up after " +
                      std::to_string(limits_.timeout_seconds) +
                      " s; `--timeout` sets the limit");
  }

  std::size_t count_;
  PoolLimits limits_;
  llvm::function_ref<std::string(std::size_t)> work_;
  llvm::function_ref<void(std::size_t, Outcome)> done_;
  std::size_t next_ = 0;
  std::vector<Child> running_;
};

}  // namespace

void run_in_processes(std::size_t count, PoolLimits limits,
                      llvm::function_ref<std::string(std::size_t)> work,
                      llvm::function_ref<void(std::size_t, Outcome)> done) {
  Pool(count, limits, work, done).run();
}

}  // namespace fearless::cli
