// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which parts of which threads come before which: by who started whom and who
// joined whom, and by nothing else. (A lock orders two threads in this run
// only; in the next they may come the other way round.) The life of a thread is
// cut into segments, at each thread that it starts and each one that it joins.
//
// A thread that somebody else started is put after all that was noted before it
// was met, and before all that was noted after it ended.
//
// Not synchronised, but for spawn(): the lock of order.cpp guards it.

#ifndef FEARLESS_RUNTIME_WATCH_ANCESTRY_H_
#define FEARLESS_RUNTIME_WATCH_ANCESTRY_H_

#include <cstdint>

#include "fearless/detail/observe_words.h"

namespace fearless::detail::watch {

struct Moment {
  std::uint32_t thread = 0;
  std::uint32_t segment = 0;
  std::uint64_t time = 0;      // counts what was noted
  const char* test = nullptr;  // of the thread, then; kept for ever
};

// In place of a thread: the order of a declaration, which holds at any time.
inline constexpr std::uint32_t kDeclared = UINT32_MAX;

inline constexpr std::uint32_t kMostAncestors = 1 << 16;

// What is known of a thread.
struct Life {
  std::uint32_t parent = 0;
  std::uint32_t start_segment = 0;  // of the parent
  std::uint32_t joiner = 0;
  std::uint32_t join_segment = 0;  // of the joiner
  std::uint64_t met = 0;           // of foreign threads
  std::uint64_t ended = 0;         // 0: not yet, or not of those
  std::uint32_t run = 0;
  bool borrows = false;
  const char* name = nullptr;
  const char* test = nullptr;
};
// Null: beyond the table. Such threads are strangers: they are never compared.
const Life* life_of(std::uint32_t thread) noexcept;

// `child` was started by `parent` in that segment.
void note_start(std::uint32_t child, std::uint32_t parent,
                std::uint32_t segment, observe::Borrows borrows) noexcept;
// A thread that nobody was seen to start.
void note_met(std::uint32_t thread, std::uint64_t time) noexcept;
void note_end(std::uint32_t thread, std::uint64_t time) noexcept;
// `joiner` knows from that segment on that `child` has ended.
void note_join(std::uint32_t child, std::uint32_t joiner,
               std::uint32_t segment) noexcept;
void note_name(std::uint32_t thread, const char* name) noexcept;
// Of which run it is, where several are put together: threads of two runs are
// concurrent.
void note_run(std::uint32_t thread, std::uint32_t run) noexcept;
// The test that it was started for; a name that is kept for ever, or null.
void note_test(std::uint32_t thread, const char* test) noexcept;

// The thread that started it in a scope; 0: none.
std::uint32_t lender_of(std::uint32_t thread) noexcept;
const char* name_of_thread(std::uint32_t thread) noexcept;
const char* test_of_thread(std::uint32_t thread) noexcept;

// How many steps all questions so far have taken.
std::uint64_t steps_of_ancestry() noexcept;

// Neither comes before the other.
bool are_concurrent(const Moment& a, const Moment& b) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_ANCESTRY_H_
