// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lines of the files that findings point into, read when they are first asked
// for and kept. Editors and terminals are not trusted: a file may be gone,
// shorter than when it was analysed, or no text at all; such a line is simply
// not there. One owner, one thread; strings live as long as the object.

#ifndef FEARLESS_CHECKER_FINDINGS_SOURCE_H_
#define FEARLESS_CHECKER_FINDINGS_SOURCE_H_

#include <memory>
#include <optional>
#include <vector>

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"

namespace fearless::findings {

class Source {
 public:
  Source() = default;
  Source(Source&&) = default;
  Source& operator=(Source&&) = default;

  // Line `number`, counted from 1, without its end-of-line characters.
  std::optional<llvm::StringRef> line(llvm::StringRef path, unsigned number);
  // All of it; nothing when it cannot be read.
  std::optional<llvm::StringRef> text(llvm::StringRef path);
  // Where a line and column (in bytes, from 1; 0: the first) stand in the file.
  std::optional<std::size_t> offset(llvm::StringRef path, unsigned line,
                                    unsigned column);
  // Takes `text` for the content of `path`: unsaved buffers, tests.
  void set(llvm::StringRef path, llvm::StringRef text);

 private:
  struct File {
    std::unique_ptr<llvm::MemoryBuffer> buffer;  // null: not readable
    std::vector<std::size_t> line_starts;
  };
  File& file(llvm::StringRef path);
  void store(File& file, std::unique_ptr<llvm::MemoryBuffer> buffer);

  llvm::StringMap<File> files_;
};

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_SOURCE_H_
