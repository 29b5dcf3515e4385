// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// non-sync-shared: a const function that changes a member, for two threads.
#include <utility>

#include "shop.h"

namespace {

class Name {
 public:
  explicit Name(std::string text) : text_(std::move(text)) {}
  int length() const {
    if (length_ < 0) length_ = static_cast<int>(text_.size());
    return length_;
  }

 private:
  std::string text_;
  mutable int length_ = -1;
};

}  // namespace

int length_of_name(std::string text) {
  const auto name = std::make_shared<const Name>(std::move(text));
  std::jthread other([name] { (void)name->length(); });
  return name->length();
}
