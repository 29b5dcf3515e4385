// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reads what binary_encode.cpp writes; the two go line by line together. The
// first error is kept and the rest of the bytes ignored, so every loop over
// elements ends at once. Vectors grow as their elements are read: a count
// that lies costs nothing.

#include <limits>
#include <type_traits>
#include <utility>

#include "checker/ir/binary.h"
#include "checker/ir/members.h"
#include "checker/ir/names.h"

namespace fearless::ir {
namespace {

// A string may be used many times; the copies of all of them together must
// stay within reason of the size of the input.
constexpr std::size_t kFreeCopies = std::size_t{1} << 20;
constexpr std::size_t kCopiesPerByte = 64;

class Decoder {
 public:
  explicit Decoder(std::string_view bytes)
      : bytes_(bytes),
        copies_left_(kFreeCopies + kCopiesPerByte * bytes.size()) {}

  llvm::Expected<Module> run() {
    Module module;
    read_strings();
    get(module);
    if (next_ != bytes_.size()) fail("bytes after its end");
    if (error_ == nullptr) return std::move(module);
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "broken IR file: %s", error_);
  }

 private:
  void fail(const char* why) {
    if (error_ == nullptr) error_ = why;
    next_ = bytes_.size();
  }
  std::size_t left() const { return bytes_.size() - next_; }

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left() == 0) break;
      const auto byte = static_cast<unsigned char>(bytes_[next_++]);
      value |= std::uint64_t{byte & 0x7fu} << shift;
      if (byte < 0x80) return value;
    }
    fail("it ends within a number, or the number is too long");
    return 0;
  }

  std::int64_t zigzag() {
    const std::uint64_t value = number();
    return static_cast<std::int64_t>(value >> 1) ^
           -static_cast<std::int64_t>(value & 1);
  }

  std::uint32_t narrow(std::uint64_t value) {
    if (value > std::numeric_limits<std::uint32_t>::max())
      fail("a number does not fit into 32 bits");
    return static_cast<std::uint32_t>(value);
  }

  void read_strings() {
    const std::uint64_t count = number();
    if (count > left()) return fail("more strings than bytes");
    std::vector<std::uint64_t> sizes(count);
    for (std::uint64_t& size : sizes) size = number();
    for (const std::uint64_t size : sizes) {
      if (size > left()) return fail("a string is longer than the file");
      strings_.push_back(bytes_.substr(next_, size));
      next_ += size;
    }
  }

  void get(bool& value) { value = !value; }
  void get(std::uint32_t& value) { value = narrow(number()); }
  void get(std::optional<bool>& value) { value = number() != 0; }
  void get(std::optional<std::int64_t>& value) { value = zigzag(); }
  template <class Enum>
    requires std::is_enum_v<Enum>
  void get(Enum& value) {
    const std::uint64_t read = number();
    value = static_cast<Enum>(read);
    if (read > 0xff || !is_enumerator(value)) fail("an unknown enumerator");
  }

  void get(std::string& text) {
    const std::uint64_t index = number();
    if (index >= strings_.size()) return fail("an unknown string");
    if (strings_[index].size() > copies_left_) return fail("too much text");
    copies_left_ -= strings_[index].size();
    text = strings_[index];
  }

  template <class T>
  void get(std::vector<T>& all) {
    const std::uint64_t count = number();
    if (count > left()) return fail("more elements than bytes");
    for (std::uint64_t i = 0; i < count && error_ == nullptr; ++i)
      get(all.emplace_back());
  }

  template <Struct T>
  void get(T& it) {
    it = T{};  // in another struct it may have had another default
    with_members(it, [&](auto&... member) {
      const std::uint64_t mask = number();
      if (mask >> sizeof...(member) != 0) return fail("an unknown member");
      int bit = 0;
      ((mask >> bit++ & 1 ? get(member) : void()), ...);
    });
  }

  std::uint32_t sum(std::uint32_t base) {
    return static_cast<std::uint32_t>(base +
                                      static_cast<std::uint64_t>(zigzag()));
  }

  void get(Range& range) {
    range.file = sum(last_.file);
    range.line = sum(last_.line);
    range.column = sum(last_.column);
    range.end_line = sum(range.line);
    range.end_column = sum(range.column);
    last_ = range;
  }

  void get(Place& place) {
    const std::uint64_t head = number();
    place.root = static_cast<RootKind>(head & 3);
    if (!is_enumerator(place.root)) fail("an unknown root");
    place.id = narrow(number()) - 1;
    get(place.steps, head >> 2);
  }

  void get(Steps& steps, std::uint64_t count) {
    if (count > Steps::kMax) return fail("too many steps");
    for (std::uint64_t i = 0; i < count && error_ == nullptr; ++i) {
      Step step;
      get(step);
      steps.push_back(step);
    }
  }
  void get(Steps& steps) { get(steps, number()); }

  void get(Step& step) {
    const std::uint64_t read = number();
    step.kind = static_cast<StepKind>(read & 3);
    if (!is_enumerator(step.kind)) fail("an unknown step");
    step.field = narrow(read >> 2) - 1;
  }

  std::string_view bytes_;
  std::size_t next_ = 0;
  std::size_t copies_left_;
  std::vector<std::string_view> strings_;
  Range last_;
  const char* error_ = nullptr;
};

llvm::Error refusal(const char* why) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), why);
}

}  // namespace

llvm::Expected<Module> decode(std::string_view bytes) {
  if (!bytes.starts_with("FIR")) return refusal("not an IR file");
  if (bytes.size() < kBinaryHeaderSize) return refusal("an IR file cut short");
  const std::string_view payload = bytes.substr(kBinaryHeaderSize);
  const std::string header = binary_header(payload);
  if (bytes.substr(0, 8) != std::string_view(header).substr(0, 8))
    return refusal("an IR file of another version of fearless");
  if (bytes.substr(0, kBinaryHeaderSize) != header)
    return refusal("a damaged IR file: its checksum is wrong");
  return Decoder(payload).run();
}

}  // namespace fearless::ir
