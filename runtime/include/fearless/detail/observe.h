// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The points at which somebody may watch the runtime: block, wake, acquire,
// release, send, receive, clone and drop. Every primitive calls them; in the
// plain build they are empty inline functions on empty types, and nothing of
// them is left in the program. The instrumented build (FEARLESS_INSTRUMENT)
// gives the same names bodies.
//
//   Identity<kind>  a member of each primitive: in instrumented builds its
//                   serial number, name, and where it was made. Empty here;
//                   hold it as FEARLESS_EMPTY_MEMBER.
//   Handle<kind>    a member of each thing that can be cloned, moved and
//                   dropped (a channel end, an Arc): in instrumented builds it
//                   knows its own address, so that a report can say which
//                   thread holds it. Empty here.
//   Site            where the user called: std::source_location in instrumented
//                   builds, nothing here. API functions take it as their last
//                   parameter, `Site site = Site::current()`.
//   Blocked         lives around a sleep: who waits for what.
//
// Rules for callers: tell of an acquire after it happened and of a release
// before it happens; call no point while a lock of the runtime's own is held;
// construct Blocked before the first sleep. A Blocked for a lock, a join or a
// Once may throw DeadlockError in instrumented builds, and only there, which
// is what `noexcept(kNeverThrows)` is for. No point allocates.

#ifndef FEARLESS_DETAIL_OBSERVE_H_
#define FEARLESS_DETAIL_OBSERVE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fearless/detail/observe_words.h"

#define FEARLESS_EMPTY_MEMBER [[no_unique_address]]

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT
#include "fearless/detail/observe_watched.h"
#else

// Defined by the plain library only. A unit that was compiled for the other
// form, or a program that has units of both, does not link, and says why.
extern "C" const char
    fearless_plain_form_of_the_runtime_must_not_mix_with_FEARLESS_INSTRUMENT;

namespace fearless {

// Where the user called.
struct Site {
  static constexpr Site current() noexcept { return {}; }
};

namespace detail {

[[gnu::used, gnu::retain]] inline const char* const kFormOfThisUnit =
    &fearless_plain_form_of_the_runtime_must_not_mix_with_FEARLESS_INSTRUMENT;

namespace observe {

inline constexpr bool kNeverThrows = true;

template <Kind kind>
struct Identity {
  constexpr Identity() noexcept = default;
  constexpr explicit Identity(Site) noexcept {}
  constexpr void describe(std::string_view /*name*/, Site) noexcept {}
};

template <Kind kind>
struct Handle {
  // From now on this handle leads to `object`.
  template <typename Object>
  constexpr void attach(const Object&, Site) noexcept {}
  // Made by cloning `original`, which leads to the same object.
  constexpr void clone(const Handle& /*original*/, Site) noexcept {}
  // The other side has been told, and the object may be gone.
  constexpr void drop() noexcept {}
};

struct Blocked {
  template <Kind kind, typename... More>
  constexpr Blocked(const Identity<kind>&, Wait, Until, Site,
                    const More&...) noexcept {}
  Blocked(const Blocked&) = delete;
  Blocked& operator=(const Blocked&) = delete;
  constexpr ~Blocked() {}
};

// Lives where an operation sleeps for the reason that its Blocked gave, if it
// may also sleep for another: a lock of the channel's own, say.
struct Asleep {
  constexpr Asleep() noexcept {}
  Asleep(const Asleep&) = delete;
  Asleep& operator=(const Asleep&) = delete;
  constexpr ~Asleep() {}
};

template <Kind kind>
constexpr void wake(const Identity<kind>&, int /*count*/) noexcept {}
template <Kind kind>
constexpr void acquire(const Identity<kind>&, Mode, How, Site) noexcept {}
template <Kind kind>
constexpr void release(const Identity<kind>&, Mode) noexcept {}
template <Kind kind>
constexpr void send(const Identity<kind>&, Site) noexcept {}
template <Kind kind>
constexpr void receive(const Identity<kind>&, Site) noexcept {}

// pthread_join, as a sleep.
inline int join(pthread_t thread) noexcept {
  return pthread_join(thread, nullptr);
}

// Before a thread is started, as its first deed, and after it was joined.
template <Kind kind>
constexpr void spawning(const Identity<kind>&, Borrows) noexcept {}
template <Kind kind>
constexpr void begin_thread(const Identity<kind>&, std::string_view /*name*/,
                            const void* /*closure*/,
                            std::size_t /*size*/) noexcept {}
template <Kind kind>
constexpr void joined(const Identity<kind>&) noexcept {}

// What lock_order.h says of locks.
template <Kind one, Kind other>
constexpr void declare_before(const Identity<one>&, const Identity<other>&,
                              Site) noexcept {}
template <Kind kind>
constexpr void declare_level(const Identity<kind>&, std::uint32_t /*level*/,
                             Site) noexcept {}

}  // namespace observe
}  // namespace detail
}  // namespace fearless

#endif  // FEARLESS_INSTRUMENT

#endif  // FEARLESS_DETAIL_OBSERVE_H_
