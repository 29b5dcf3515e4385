// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a primitive calls, whoever's it is: the library's own through
// observe_watched.h, others through a hook. All are safe in any thread at any
// time, allocate nothing and take no lock of the library.
//
// A wait for a lock, a join or a Once counts from begin_wait to end_wait,
// since only the holder can end it. All other waits count while the thread is
// parked (park.h): before that it may still find what it wants.

#ifndef FEARLESS_DETAIL_WATCH_POINTS_H_
#define FEARLESS_DETAIL_WATCH_POINTS_H_

#include <pthread.h>

#include <cstdint>

#include "fearless/detail/watch/object.h"

namespace fearless::detail::watch {

// A wait, on the stack of the thread that waits.
struct Waiting {
  const Object* object = nullptr;
  Wait wait = Wait::kLock;
  Until until = Until::kWoken;
  Site site;
  bool may_throw = true;
  bool is_asleep = false;  // the sleep is for the reason given here
  bool has_thread = false;
  pthread_t thread = {};  // whose end is waited for
  const void* word = nullptr;
  std::uint32_t bits = 0;  // real while one of these is set in *word
  Waiting* outer = nullptr;
  std::int64_t began = 0;  // see stall.h
};

// Throws DeadlockError, if the option says so and this wait can never end.
void begin_wait(Waiting& waiting);
void end_wait(Waiting& waiting) noexcept;

// The sleep of the innermost wait of this thread begins, and ends.
void begin_sleep() noexcept;
void end_sleep() noexcept;

// pthread_join, where a look around is taken now and then.
int join(pthread_t thread) noexcept;

void acquired(const Object& object, Mode mode, How how,
              const Site& site) noexcept;
void released(const Object& object, Mode mode) noexcept;

// The program says that one lock is taken before another, or on which level a
// lock is: see lock_order.h.
void declared_before(const Object& first, const Object& second,
                     Site site) noexcept;
void declared_level(const Object& object, std::uint32_t level,
                    Site site) noexcept;

// The calling thread is about to start this one; it is this one, whose name it
// tells; it has joined this one. Other threads are met at their first
// operation.
void spawning(const Object& thread, observe::Borrows borrows) noexcept;
void begin_thread(const Object& spawned, const char* name, std::uint64_t length,
                  const void* closure, std::uint64_t size) noexcept;
void joined(const Object& thread) noexcept;

// One end of a channel: a member of it, so that where this is, the end is. From
// link() to unlink() it is on a list of those of its channel; moving moves it.
class HandleLink {
 public:
  explicit constexpr HandleLink(Kind kind) noexcept : kind_(kind) {}
  HandleLink(HandleLink&& other) noexcept;
  HandleLink& operator=(HandleLink&& other) noexcept;
  ~HandleLink() { unlink(); }

  void link(const Object& channel, Site site) noexcept;
  void link(const HandleLink& original, Site site) noexcept;
  void unlink() noexcept;

  Kind kind() const noexcept { return kind_; }
  Site site() const noexcept { return site_; }

 private:
  friend class HandleList;
  void take_place_of(HandleLink& other) noexcept;

  std::uint32_t channel_ = 0;  // its serial number; 0: leads nowhere
  Kind kind_;
  Site site_;
  HandleLink* next_ = nullptr;
  HandleLink* previous_ = nullptr;
};

// For whoever has the address of an object only.
std::uint32_t serial_of(const Object& object) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_DETAIL_WATCH_POINTS_H_
