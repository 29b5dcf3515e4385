// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A thread of the operating system, and nothing more: start it with a name and
// a function, then join it or let it go, once. The name is cut to the 15 bytes
// that Linux keeps; tools such as ps, gdb and perf show it. Not thread-safe.

#ifndef FEARLESS_DETAIL_OS_THREAD_H_
#define FEARLESS_DETAIL_OS_THREAD_H_

#include <pthread.h>

#include <string_view>

namespace fearless::detail {

class OsThread {
 public:
  using Run = void* (*)(void*);

  // Throws system_error if there is no thread to be had; `run` is not called.
  static OsThread start(Run run, void* argument);

  // Waits until it has ended, thread_local destructors included. Throws
  // system_error if it is the calling thread, or not of this process.
  void join() const;
  void let_go() const noexcept;

  bool is_of_this_process() const noexcept;
  pthread_t handle() const noexcept { return handle_; }

  // Names the calling thread. An empty name changes nothing.
  static void name_this_thread(std::string_view name) noexcept;

 private:
  OsThread(pthread_t handle, unsigned generation) noexcept
      : handle_(handle), generation_(generation) {}

  pthread_t handle_;
  unsigned generation_;  // of the process: how many forks led to it
};

}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_OS_THREAD_H_
