// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/binary.h"

#include <gtest/gtest.h>

#include <random>

#include "checker/ir/verify.h"
#include "tests/checker/ir/examples.h"

namespace fearless::ir {
namespace {

std::string error_of(std::string_view bytes) {
  llvm::Expected<Module> module = decode(bytes);
  return module ? "" : llvm::toString(module.takeError());
}

bool gives_itself_back(const Module& module) {
  llvm::Expected<Module> again = decode(encode(module));
  if (again) return *again == module;
  ADD_FAILURE() << llvm::toString(again.takeError());
  return false;
}

TEST(Binary, GivesEverythingBack) {
  EXPECT_TRUE(gives_itself_back(Module()));
  EXPECT_TRUE(gives_itself_back(everything()));
}

TEST(Binary, GivesEveryValueBack) {
  for_each_change(everything(), [](const Module& changed) {
    EXPECT_TRUE(gives_itself_back(changed));
  });
}

TEST(Binary, IsCompactAndAlwaysTheSame) {
  const std::string bytes = encode(everything());
  EXPECT_EQ(bytes, encode(everything()));
  EXPECT_LT(bytes.size(), print(everything()).size() / 2);
}

TEST(Binary, NamesWhatIsWrong) {
  const std::string bytes = encode(everything());
  EXPECT_EQ(error_of(""), "not an IR file");
  EXPECT_EQ(error_of("FIR"), "an IR file cut short");
  std::string other = bytes;
  ++other[3];
  EXPECT_EQ(error_of(other), "an IR file of another version of fearless");
  other = bytes;
  ++other[5];
  EXPECT_EQ(error_of(other), "an IR file of another version of fearless");
  other = bytes;
  ++other.back();
  EXPECT_EQ(error_of(other), "a damaged IR file: its checksum is wrong");
}

TEST(Binary, RefusesEveryTruncation) {
  const std::string bytes = encode(everything());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_NE(error_of(std::string_view(bytes).substr(0, size)), "");
}

TEST(Binary, RefusesEveryChangedByte) {
  const std::string bytes = encode(everything());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
    EXPECT_NE(error_of(damaged), "") << "byte " << i;
  }
}

// The checksum keeps accidents out; these are changes by somebody who repairs
// it. Each is refused or gives a module that can be verified and encoded.
void expect_survives(const std::string& payload) {
  llvm::Expected<Module> module = decode(binary_header(payload) + payload);
  if (!module) {
    llvm::consumeError(module.takeError());
    return;
  }
  verify(*module);
  EXPECT_TRUE(gives_itself_back(*module));
}

TEST(Binary, SurvivesDamageBehindTheChecksum) {
  const std::string payload = encode(everything()).substr(kBinaryHeaderSize);
  std::mt19937 random(42);
  constexpr unsigned char kBytes[] = {0, 1, 0x7f, 0x80, 0xff};
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = payload;
    for (unsigned left = 1 + random() % 3; left > 0; --left) {
      const std::size_t at = random() % damaged.size();
      damaged[at] =
          static_cast<char>(round % 2 == 0 ? kBytes[random() % 5] : random());
      if (random() % 4 == 0) damaged.erase(at, random() % 5);
      if (random() % 4 == 0) damaged.insert(at, random() % 5, '\xff');
    }
    expect_survives(damaged);
  }
  for (std::size_t size = 0; size < payload.size(); ++size)
    EXPECT_NE(error_of(binary_header(payload.substr(0, size)) +
                       payload.substr(0, size)),
              "");
}

std::string refusal_of(const std::string& payload) {
  return error_of(binary_header(payload) + payload);
}

TEST(Binary, DoesNotBelieveCounts) {
  const std::string huge = "\xff\xff\xff\xff\xff\xff\xff\xff\x7f";
  EXPECT_EQ(refusal_of(huge), "broken IR file: more strings than bytes");
  EXPECT_EQ(refusal_of("\x01" + huge),
            "broken IR file: a string is longer than the file");
  // No strings; a module with nothing but files, of which there are many.
  EXPECT_EQ(refusal_of(std::string("\0\x02", 2) + huge),
            "broken IR file: more elements than bytes");
  EXPECT_EQ(refusal_of(std::string(1, '\0') + std::string(11, '\x80')),
            "broken IR file: it ends within a number, or the number is too "
            "long");
}

TEST(Binary, DoesNotCopyALongStringWithoutEnd) {
  constexpr std::size_t kLength = 1 << 20;
  constexpr std::size_t kUses = 1 << 18;
  Module module;
  module.files.resize(1);
  module.files[0].path.assign(kLength, 'x');
  std::string payload = encode(module).substr(kBinaryHeaderSize);
  payload.resize(payload.size() - 3);  // the count and the one file
  payload += std::string("\x80\x80\x10", 3);
  for (std::size_t i = 0; i < kUses; ++i) payload += std::string("\x01\x00", 2);
  EXPECT_EQ(refusal_of(payload), "broken IR file: too much text");
}

}  // namespace
}  // namespace fearless::ir
