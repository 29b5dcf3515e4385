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

// A place and a touch in one word, since more of these are compared than
// anything else here is done. REQUIRES: part < 2^30
class Access {
 public:
  Access() = default;  // undefined
  Access(std::uint32_t object, std::uint32_t part, Touch touch) noexcept
      : word_(std::uint64_t{object} << 32 | std::uint64_t{part} << 2 |
              static_cast<std::uint64_t>(touch)) {}

  std::uint32_t object() const noexcept {
    return static_cast<std::uint32_t>(word_ >> 32);
  }
  std::uint32_t part() const noexcept {
    return static_cast<std::uint32_t>(word_) >> 2;
  }
  Touch touch() const noexcept { return static_cast<Touch>(word_ & 3); }
  bool conflicts(const Access& other) const noexcept {
    const std::uint64_t difference = word_ ^ other.word_;
    return difference < 4 && (difference != 0 || touch() == Touch::kWrite);
  }
  bool hides(const Access& other) const noexcept {
    return (word_ ^ other.word_) < 4 && touch() == Touch::kWrite;
  }

 private:
  std::uint64_t word_;
};

// At most four: a send touches the end of the queue, its slot, the slot whose
// emptying made room, and the flag that the receiver is gone.
class Accesses {
 public:
  static constexpr std::size_t kMost = 4;

  void add(std::uint32_t object, std::uint32_t part, Touch touch) noexcept {
    all_[size_++] = Access(object, part, touch);
  }
  bool conflict(const Accesses& other) const noexcept {
    for (const Access& mine : *this) {
      for (const Access& theirs : other) {
        if (mine.conflicts(theirs)) return true;
      }
    }
    return false;
  }
  // Writes all that `other` touches: what came before this and conflicts with
  // `other` conflicts with this, too.
  bool hide(const Accesses& other) const noexcept {
    for (const Access& theirs : other) {
      bool is_hidden = false;
      for (const Access& mine : *this) is_hidden |= mine.hides(theirs);
      if (!is_hidden) return false;
    }
    return true;
  }
  bool only_reads() const noexcept {
    for (const Access& access : *this) {
      if (access.touch() != Touch::kRead) return false;
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
