// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Words that tell `fearless check` what the code does not show: that a
// function of another library starts a thread, or that a class with a raw
// pointer inside is safe to hand over. They change nothing about the program:
// Clang keeps them as annotations, every other compiler sees nothing. This
// header includes nothing and can be copied into a project that does not use
// the runtime. Clang's own thread-safety attributes are understood as they are;
// two of them have names here, for those who have none of their own.
//
// A mark stands where a C++ attribute stands: before the declaration of a
// function, first in a parameter, between `class` and the name of a class.
//
//   class FEARLESS_SEND Ticket { int* slot_; ... };
//
//   FEARLESS_JOINS void stop();
//   void post(FEARLESS_SPAWNS std::function<void()> task);
//   void publish(FEARLESS_SENDS std::unique_ptr<Order> order, int priority);
//   void on_close(FEARLESS_STORES Callback callback);
//
// Marks on parameters and FEARLESS_EFFECT say all that a call does; the body
// is not asked then. What cannot be marked, because it is not yours to edit,
// goes into a vocabulary file: see checker/vocabulary/README.md.

#ifndef FEARLESS_ANNOTATIONS_H_
#define FEARLESS_ANNOTATIONS_H_

#if defined(__clang__)
#define FEARLESS_ANNOTATION(text) [[clang::annotate("fearless::" text)]]
#define FEARLESS_THREAD_SAFETY(...) __attribute__((__VA_ARGS__))
#else
#define FEARLESS_ANNOTATION(text)
#define FEARLESS_THREAD_SAFETY(...)
#endif

// --- On a class -------------------------------------------------------------

// Values may move to another thread, whatever the members look like.
#define FEARLESS_SEND FEARLESS_ANNOTATION("send")
// Values must stay on the thread that made them.
#define FEARLESS_NOT_SEND FEARLESS_ANNOTATION("not_send")
// `const T&` may be used by several threads at once: there is a lock inside.
#define FEARLESS_SYNC FEARLESS_ANNOTATION("sync")
// Not even reading it from two threads at once is safe.
#define FEARLESS_NOT_SYNC FEARLESS_ANNOTATION("not_sync")
// The class is one of: lock, guard, condvar, thread, future, promise, sender,
// receiver, channel, executor, scope, ... FEARLESS_ROLES("lock, recursive").
#define FEARLESS_ROLES(words) FEARLESS_ANNOTATION("roles " words)

// --- On a parameter ---------------------------------------------------------

// This callable runs on another thread, some time.
#define FEARLESS_SPAWNS FEARLESS_ANNOTATION("spawns")
// This callable is kept and run later, perhaps on another thread.
#define FEARLESS_STORES FEARLESS_ANNOTATION("stores")
// This callable runs before the call returns, and is not kept.
#define FEARLESS_INVOKES FEARLESS_ANNOTATION("invokes")
// This value is given to another thread. On a function: all its arguments.
#define FEARLESS_SENDS FEARLESS_ANNOTATION("sends")

// --- On a function ----------------------------------------------------------

// Waits for the threads of its object; on a parameter, for those of a handle.
#define FEARLESS_JOINS FEARLESS_ANNOTATION("joins")
// May wait for something outside: do not call it under a lock.
#define FEARLESS_BLOCKS FEARLESS_ANNOTATION("blocks")
// Runs on a thread of its own, though no code that is seen starts it.
#define FEARLESS_THREAD_ROOT FEARLESS_ANNOTATION("thread_root")
// All that a call does, as in a vocabulary file:
// FEARLESS_EFFECT("acquire this via result; borrow this.*").
#define FEARLESS_EFFECT(sentence) FEARLESS_ANNOTATION("effect " sentence)

// --- For Clang's -Wthread-safety, too; at the end of a declaration ----------

// This variable is touched under that lock only: `int n
// FEARLESS_GUARDED_BY(m)`.
#define FEARLESS_GUARDED_BY(lock) FEARLESS_THREAD_SAFETY(guarded_by(lock))
// Whoever calls this function holds these locks.
#define FEARLESS_REQUIRES(...) \
  FEARLESS_THREAD_SAFETY(requires_capability(__VA_ARGS__))

#endif  // FEARLESS_ANNOTATIONS_H_
