// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A check's check.md taken apart: front matter (`summary: ...` between two
// lines `---`) and body. Written for our own files, which a test reads all:
// keys it does not know are left alone.

#ifndef FEARLESS_CHECKER_CHECKS_DOCUMENT_H_
#define FEARLESS_CHECKER_CHECKS_DOCUMENT_H_

#include <vector>

#include "llvm/ADT/StringRef.h"

namespace fearless::checks {

struct Document {
  llvm::StringRef summary;
  llvm::StringRef severity;
  std::vector<llvm::StringRef> options;
  llvm::StringRef body;  // Markdown
};

// Points into `text`.
Document read_document(llvm::StringRef text);

}  // namespace fearless::checks

#endif  // FEARLESS_CHECKER_CHECKS_DOCUMENT_H_
