// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What an operation touches, and how. Two operations of different threads are
// dependent, and their order matters, if and only if they touch one place and
// not both read it and not both add to it (additions commute). All that is
// known of dependence is in the places and kinds that State::apply gives.

#ifndef FEARLESS_RUNTIME_MODEL_ACCESS_H_
#define FEARLESS_RUNTIME_MODEL_ACCESS_H_

#include <cstddef>
#include <cstdint>

namespace fearless::detail::model {

enum class Touch : std::uint8_t { kRead, kAdd, kWrite };

struct Access {
  std::uint32_t object;
  std::uint32_t part;
  Touch touch;

  bool conflicts(const Access& other) const noexcept {
    return object == other.object && part == other.part &&
           (touch != other.touch || touch == Touch::kWrite);
  }
};

// At most four: a send touches the end of the queue, its slot, the slot whose
// emptying made room, and the flag that the receiver is gone.
class Accesses {
 public:
  static constexpr std::size_t kMost = 4;

  void add(std::uint32_t object, std::uint32_t part, Touch touch) noexcept {
    all_[size_++] = {object, part, touch};
  }
  bool conflict(const Accesses& other) const noexcept {
    for (const Access& mine : *this) {
      for (const Access& theirs : other) {
        if (mine.conflicts(theirs)) return true;
      }
    }
    return false;
  }
  bool only_reads() const noexcept {
    for (const Access& access : *this) {
      if (access.touch != Touch::kRead) return false;
    }
    return true;
  }
  const Access* begin() const noexcept { return all_; }
  const Access* end() const noexcept { return all_ + size_; }

 private:
  Access all_[kMost];
  std::uint8_t size_ = 0;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_ACCESS_H_
