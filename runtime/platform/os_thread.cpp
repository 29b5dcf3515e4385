// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/os_thread.h"

#include "fearless/detail/observe.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>

namespace fearless::detail {
namespace {

// Written by a child while it has one thread.
unsigned generation = 0;

unsigned this_generation() noexcept {
  static const int is_watched =
      pthread_atfork(nullptr, nullptr, [] { ++generation; });
  (void)is_watched;  // without memory for that, children go unnoticed
  return generation;
}

}  // namespace

OsThread OsThread::start(Run run, void* argument) {
  const unsigned process = this_generation();
  pthread_t handle;
  const int error = pthread_create(&handle, nullptr, run, argument);
  if (error != 0) {
    throw std::system_error(error, std::generic_category(),
                            "fearless: cannot start a thread");
  }
  return OsThread(handle, process);
}

void OsThread::join() const {
  // glibc says so itself; ThreadSanitizer's pthread_join has gone too far then.
  const bool is_self = pthread_equal(handle_, pthread_self());
  if (const int error = !is_of_this_process() ? ESRCH
                        : is_self             ? EDEADLK
                                              : observe::join(handle_);
      error != 0) {
    throw std::system_error(error, std::generic_category(),
                            "fearless: cannot join this thread");
  }
}

void OsThread::let_go() const noexcept {
  if (is_of_this_process()) pthread_detach(handle_);
}

bool OsThread::is_of_this_process() const noexcept {
  return generation_ == generation;
}

void OsThread::name_this_thread(std::string_view name) noexcept {
  if (name.empty()) return;
  char text[16] = {};
  std::copy_n(name.data(), std::min(name.size(), std::size(text) - 1), text);
  pthread_setname_np(pthread_self(), text);
}

}  // namespace fearless::detail
