// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the watcher knows of an object: a member of each primitive in the
// instrumented form, a record beside it where the primitive is somebody
// else's. Constant-initialised; the serial number comes with the first use and
// is never given again, so that what was at an address before is another
// object. Any thread may read it; the owner of the primitive keeps it alive.

#ifndef FEARLESS_DETAIL_WATCH_OBJECT_H_
#define FEARLESS_DETAIL_WATCH_OBJECT_H_

#include <atomic>
#include <cstdint>

#include "fearless/detail/model/active.h"
#include "fearless/detail/observe_words.h"
#include "fearless/detail/watch/site.h"

namespace fearless::detail::watch {

using observe::How;
using observe::Kind;
using observe::Mode;
using observe::Until;
using observe::Wait;

struct Object {
  constexpr explicit Object(Kind what, Site where = {}) noexcept
      : kind(what), made(where) {}
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  // 0 before the first use.
  mutable std::atomic<std::uint32_t> serial = 0;
  // A hash of that, kept since each lock needs it (order.h); 0: not made yet.
  mutable std::atomic<std::uint64_t> mark = 0;
  // The number of the slot (slot.h) of the thread that holds it exclusively;
  // 0 if nobody does, or it is being changed.
  mutable std::atomic<std::uint32_t> holder = 0;
  // A thread that did not hold it has released it: who can, nobody knows.
  mutable std::atomic<bool> is_anyones = false;
  Kind kind;
  Site made;
  const char* name = nullptr;  // kept for ever
  model::Stamp stamp;          // inside fearless::model: which object this is
};

// The same characters, kept for ever; null if they are none or do not fit.
const char* keep_name(const char* characters, std::uint64_t length) noexcept;

}  // namespace fearless::detail::watch

#endif  // FEARLESS_DETAIL_WATCH_OBJECT_H_
