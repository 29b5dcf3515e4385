// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fearless/detail/task.h"

#include <cxxabi.h>

#include <cstdio>

#include "fearless/thread.h"

namespace fearless {

NoResultError::NoResultError()
    : std::runtime_error(
          "the thread left no result: it was cancelled, or its result was "
          "taken before") {}

namespace detail {
namespace {

// Rust prints a panic where it happens; here it may still be taken by a join,
// and is printed when it no longer can be.
void report_lost(const std::string& name,
                 const std::exception_ptr& exception) noexcept {
  const char* thread = name.empty() ? "(unnamed)" : name.c_str();
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fearless: thread %s ended with an exception: %s\n",
                 thread, error.what());
  } catch (...) {
    std::fprintf(stderr, "fearless: thread %s ended with an exception\n",
                 thread);
  }
}

bool is_modelled() noexcept {
  FEARLESS_IN_MODEL(return true;)
  return false;
}

}  // namespace

void throw_no_result() { throw NoResultError(); }

TaskBase::~TaskBase() {
  if (!take_exception_once()) return;
  FEARLESS_IN_MODEL(model::fail_with(exception_);)
  report_lost(name_, exception_);
}

void TaskBase::start(observe::Borrows borrows) {
  FEARLESS_IN_MODEL(model::spawn(identity_, name_, thread_in_model, this);
                    return;)
  // The thread may be at its end before start() has stored the handle, but
  // nobody reads the handle before start() returns.
  observe::spawning(identity_, borrows);
  thread_ = OsThread::start(thread_main, this);
}

#if FEARLESS_INSTRUMENT
void TaskBase::thread_in_model(void* argument) { thread_main(argument); }
#endif

void* TaskBase::thread_main(void* argument) {
  auto* const task = static_cast<TaskBase*>(argument);
  // Also when pthread_exit or a cancellation unwinds the thread.
  struct End {
    TaskBase* task;
    ~End() {
      task->destroy_function();
      task->is_finished_.store(true, std::memory_order_release);
      task->drop_reference();
    }
  } end{task};
  if (!is_modelled()) {
    OsThread::name_this_thread(task->name_);
    observe::begin_thread(task->identity_, task->name_, task, task->size());
  }
  try {
    task->run();
#if defined(__GLIBCXX__)
  } catch (const abi::__forced_unwind&) {
    throw;  // the C library does not let anybody stop it
#endif
  } catch (...) {
    task->exception_ = std::current_exception();
  }
  return nullptr;
}

void TaskBase::join(Site site) {
  FEARLESS_IN_MODEL(model::perform(model::Verb::kJoin, identity_, site);
                    return;)
  if (!is_of_this_process()) thread_->join();  // throws
  std::uint32_t state = 0;
  observe::Blocked blocked(identity_, observe::Wait::kJoin,
                           observe::Until::kWoken, site,
                           observe::EndOf{thread_->handle()});
  if (joined_.compare_exchange_strong(state, 1, std::memory_order_acquire)) {
    try {
      thread_->join();
    } catch (...) {
      joined_.store(0, std::memory_order_release);
      throw;
    }
    joined_.store(2, std::memory_order_release);
    Native::wake_all(&joined_);
  } else {
    while (joined_.load(std::memory_order_acquire) != 2) {
      Native::wait(&joined_, 1);
    }
  }
  observe::joined(identity_);
}

}  // namespace detail
}  // namespace fearless
