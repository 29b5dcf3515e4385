// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of a vocabulary file while it is read, and the first thing that is
// wrong with it. Whoever finds a mistake calls `fail` with a pointer into the
// text; the message gets the file, line and column of that place. Later
// mistakes are dropped: they are often consequences of the first. One reader,
// one thread.

#ifndef FEARLESS_CHECKER_VOCABULARY_SOURCE_H_
#define FEARLESS_CHECKER_VOCABULARY_SOURCE_H_

#include <string>

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/Error.h"

namespace fearless::vocabulary {

class Source {
 public:
  Source(llvm::StringRef text, llvm::StringRef file)
      : text_(text), file_(file) {}

  llvm::StringRef text() const { return text_; }

  // Remembers the message; returns false so that a reader can return it.
  bool fail(const char* at, const llvm::Twine& message);
  bool has_failed() const { return !error_.empty(); }
  // The first failure without its place.
  llvm::StringRef message() const { return message_; }
  // The first failure, or success.
  llvm::Error take_error();

 private:
  llvm::StringRef text_;
  std::string file_;
  std::string error_, message_;
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_SOURCE_H_
