// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Numbers and texts one after the other, each number in groups of seven bits,
// the last one without the eighth: what replay strings, checkpoints and the
// messages of worker processes are made of.

#ifndef FEARLESS_RUNTIME_MODEL_BYTES_H_
#define FEARLESS_RUNTIME_MODEL_BYTES_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace fearless::detail::model {

inline void put(std::string& bytes, std::uint64_t number) {
  for (; number >= 128; number >>= 7) {
    bytes.push_back(static_cast<char>(number | 128));
  }
  bytes.push_back(static_cast<char>(number));
}
inline void put_text(std::string& bytes, std::string_view text) {
  put(bytes, text.size());
  bytes += text;
}

// Takes a number off the front; false if there is none.
inline bool get(std::string_view& bytes, std::uint64_t& number) {
  number = 0;
  for (unsigned shift = 0; !bytes.empty() && shift < 64; shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    number |= std::uint64_t{byte & 127u} << shift;
    if (byte < 128) return true;
  }
  return false;
}
inline bool get_text(std::string_view& bytes, std::string& text) {
  std::uint64_t size;
  if (!get(bytes, size) || size > bytes.size()) return false;
  text = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return true;
}

// Takes them off one after the other; what is not there is 0 or empty, and
// then the whole is not good.
class Reader {
 public:
  explicit Reader(std::string_view bytes) noexcept : rest_(bytes) {}
  std::uint64_t number() {
    std::uint64_t number = 0;
    is_good_ = is_good_ && get(rest_, number);
    return is_good_ ? number : 0;
  }
  std::string text() {
    std::string text;
    is_good_ = is_good_ && get_text(rest_, text);
    return text;
  }
  // Of things that take at least a byte each.
  std::size_t count() {
    const std::uint64_t count = number();
    is_good_ = is_good_ && count <= rest_.size();
    return is_good_ ? static_cast<std::size_t>(count) : 0;
  }
  bool is_good() const noexcept { return is_good_; }
  bool is_at_end() const noexcept { return rest_.empty(); }
  void refuse() noexcept { is_good_ = false; }

 private:
  std::string_view rest_;
  bool is_good_ = true;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_BYTES_H_
