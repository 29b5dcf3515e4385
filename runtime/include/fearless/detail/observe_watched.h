// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The points of observe.h with bodies, for the instrumented form of the
// runtime. They turn what the primitives say into what the watcher takes
// (watch/points.h) and do nothing else.

#ifndef FEARLESS_DETAIL_OBSERVE_WATCHED_H_
#define FEARLESS_DETAIL_OBSERVE_WATCHED_H_

#include <cstdint>
#include <string_view>

#include "fearless/detail/model/points.h"
#include "fearless/detail/observe_words.h"
#include "fearless/detail/watch/object.h"
#include "fearless/detail/watch/points.h"
#include "fearless/detail/watch/site.h"

// Defined by the instrumented library only; see observe.h.
extern "C" const char
    fearless_instrumented_form_of_the_runtime_needs_FEARLESS_INSTRUMENT;

namespace fearless::detail {

[[gnu::used, gnu::retain]] inline const char* const kFormOfThisUnit =
    &fearless_instrumented_form_of_the_runtime_needs_FEARLESS_INSTRUMENT;

namespace observe {

inline constexpr bool kNeverThrows = false;

template <Kind what>
struct Identity : watch::Object {
  constexpr Identity() noexcept : Object(what) {}
  constexpr explicit Identity(Site site) noexcept : Object(what, site) {}
  void describe(std::string_view text, Site site) noexcept {
    made = site;
    name = watch::keep_name(text.data(), text.size());
  }
};

// Of counts, nobody follows who owns them.
template <Kind kind>
struct Handle {
  template <typename Object>
  constexpr void attach(const Object&, Site) noexcept {}
  constexpr void clone(const Handle& /*original*/, Site) noexcept {}
  constexpr void drop() noexcept {}
};

template <Kind what>
class ChannelHandle : watch::HandleLink {
 public:
  constexpr ChannelHandle() noexcept : HandleLink(what) {}
  // A run of fearless::model may leave handles where they are, on a stack that
  // the next run uses: those are on no list.
  void attach(const watch::Object& channel, Site site) noexcept {
    FEARLESS_IN_MODEL(return;)
    link(channel, site);
  }
  void clone(const ChannelHandle& original, Site site) noexcept {
    FEARLESS_IN_MODEL(return;)
    link(original, site);
  }
  void drop() noexcept { unlink(); }
};
template <>
struct Handle<Kind::kSender> : ChannelHandle<Kind::kSender> {};
template <>
struct Handle<Kind::kReceiver> : ChannelHandle<Kind::kReceiver> {};

class Blocked : watch::Waiting {
 public:
  template <Kind kind, typename... More>
  Blocked(const Identity<kind>& what, Wait wait_for, Until how_long, Site where,
          const More&... more) {
    FEARLESS_IN_MODEL(return;)
    object = &what;
    wait = wait_for;
    until = how_long;
    site = where;
    (add(more), ...);
    watch::begin_wait(*this);
  }
  Blocked(const Blocked&) = delete;
  Blocked& operator=(const Blocked&) = delete;
  ~Blocked() {
    FEARLESS_IN_MODEL(return;)
    watch::end_wait(*this);
  }

 private:
  void add(WhileSet fact) noexcept {
    word = fact.word;
    bits = fact.bits;
  }
  void add(EndOf fact) noexcept {
    thread = fact.thread;
    has_thread = true;
  }
  void add(NoThrow) noexcept { may_throw = false; }
};

struct Asleep {
  Asleep() noexcept {
    FEARLESS_IN_MODEL(return;)
    watch::begin_sleep();
  }
  Asleep(const Asleep&) = delete;
  Asleep& operator=(const Asleep&) = delete;
  ~Asleep() {
    FEARLESS_IN_MODEL(return;)
    watch::end_sleep();
  }
};

template <Kind kind>
void wake(const Identity<kind>&, int /*count*/) noexcept {}
template <Kind kind>
void acquire(const Identity<kind>& what, Mode mode, How how,
             Site site) noexcept {
  watch::acquired(what, mode, how, site);
}
template <Kind kind>
void release(const Identity<kind>& what, Mode mode) noexcept {
  watch::released(what, mode);
}
template <Kind kind>
void send(const Identity<kind>&, Site) noexcept {}
template <Kind kind>
void receive(const Identity<kind>&, Site) noexcept {}

inline int join(pthread_t thread) noexcept { return watch::join(thread); }

template <Kind kind>
void begin_thread(const Identity<kind>& what, std::string_view name,
                  const void* closure, std::size_t size) noexcept {
  watch::begin_thread(what, name.data(), name.size(), closure, size);
}
template <Kind kind>
void spawning(const Identity<kind>& what, Borrows borrows) noexcept {
  watch::spawning(what, borrows);
}
template <Kind kind>
void joined(const Identity<kind>& what) noexcept {
  watch::joined(what);
}

template <Kind one, Kind other>
void declare_before(const Identity<one>& first, const Identity<other>& second,
                    Site site) noexcept {
  watch::declared_before(first, second, site);
}
template <Kind kind>
void declare_level(const Identity<kind>& what, std::uint32_t level,
                   Site site) noexcept {
  watch::declared_level(what, level, site);
}

}  // namespace observe
}  // namespace fearless::detail

#endif  // FEARLESS_DETAIL_OBSERVE_WATCHED_H_
