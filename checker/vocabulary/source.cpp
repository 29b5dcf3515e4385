// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/source.h"

namespace fearless::vocabulary {

bool Source::fail(const char* at, const llvm::Twine& message) {
  if (has_failed()) return false;
  llvm::StringRef before =
      at >= text_.begin() && at <= text_.end()
          ? llvm::StringRef(text_.begin(), at - text_.begin())
          : llvm::StringRef();
  const std::size_t line = before.count('\n') + 1;
  const std::size_t column = before.size() - (before.rfind('\n') + 1) + 1;
  message_ = message.str();
  error_ = file_ + ":" + std::to_string(line) + ":" + std::to_string(column) +
           ": " + message_;
  return false;
}

llvm::Error Source::take_error() {
  if (!has_failed()) return llvm::Error::success();
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 error_.c_str());
}

}  // namespace fearless::vocabulary
