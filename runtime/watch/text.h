// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Text that grows in a buffer of its own and never allocates. What does not fit
// is cut. A zero byte follows what is there.

#ifndef FEARLESS_RUNTIME_WATCH_TEXT_H_
#define FEARLESS_RUNTIME_WATCH_TEXT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace fearless::detail::watch {

class TextBase {
 public:
  TextBase(const TextBase&) = delete;
  TextBase& operator=(const TextBase&) = delete;

  TextBase& operator<<(std::string_view more) noexcept {
    const std::size_t fits = std::min(more.size(), room_ - 1 - size_);
    std::copy_n(more.data(), fits, start_ + size_);
    size_ += fits;
    start_[size_] = '\0';
    return *this;
  }
  TextBase& operator<<(char c) noexcept {
    return *this << std::string_view(&c, 1);
  }
  TextBase& operator<<(std::uint64_t number) noexcept {
    char digits[20];
    char* at = digits + sizeof digits;
    do {
      *--at = static_cast<char>('0' + number % 10);
      number /= 10;
    } while (number != 0);
    return *this << std::string_view(
               at, static_cast<std::size_t>(digits + sizeof digits - at));
  }
  TextBase& operator<<(std::uint32_t number) noexcept {
    return *this << std::uint64_t{number};
  }
  // Blanks up to that column of what was written since `from`.
  TextBase& pad(std::size_t from, std::size_t width) noexcept {
    while (columns(view().substr(from)) < width && size_ + 1 < room_) {
      *this << ' ';
    }
    return *this;
  }

  std::string_view view() const noexcept { return {start_, size_}; }
  const char* c_str() const noexcept { return start_; }
  std::size_t size() const noexcept { return size_; }
  void clear() noexcept { start_[size_ = 0] = '\0'; }

  // How wide UTF-8 text is, if no character is wide.
  static std::size_t columns(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
  }

 protected:
  constexpr TextBase(char* start, std::size_t room) noexcept
      : start_(start), room_(room) {}

 private:
  char* start_;
  std::size_t room_;
  std::size_t size_ = 0;
};

template <std::size_t room>
class Text : public TextBase {
 public:
  constexpr Text() noexcept : TextBase(buffer_, room) {}

 private:
  char buffer_[room] = {};
};

// In a buffer of somebody else's, which starts with a zero: one that is large
// and static is no part of the program's file then.
class TextIn : public TextBase {
 public:
  template <std::size_t room>
  explicit constexpr TextIn(char (&buffer)[room]) noexcept
      : TextBase(buffer, room) {}
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_TEXT_H_
