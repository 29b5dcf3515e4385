// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What two threads read does not change.
#include <utility>

#include "shop.h"

namespace {

class Name {
 public:
  explicit Name(std::string text) : text_(std::move(text)) {}
  int length() const { return static_cast<int>(text_.size()); }

 private:
  std::string text_;
};

}  // namespace

int length_of_name(std::string text) {
  const auto name = std::make_shared<const Name>(std::move(text));
  std::jthread other([name] { (void)name->length(); });
  return name->length();
}
