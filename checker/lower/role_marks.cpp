// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_marks.h"

#include <utility>
#include <vector>

#include "checker/vocabulary/annotations.h"
#include "clang/AST/Attr.h"

namespace fearless::lower {

std::unique_ptr<Marks> marks_of(const clang::RecordDecl* record) {
  std::vector<std::string> words;
  clang::SourceRange where;
  for (const auto* note : record->specific_attrs<clang::AnnotateAttr>()) {
    llvm::StringRef text = note->getAnnotation();
    if (!text.consume_front("fearless::")) continue;
    if (words.empty()) where = note->getRange();
    words.push_back(text.str());
  }
  if (words.empty()) return nullptr;
  auto marks = std::make_unique<Marks>();
  marks->where = where;
  if (llvm::Error wrong = vocabulary::add_annotations(words, marks->model)) {
    marks->error = llvm::toString(std::move(wrong));
  }
  return marks;
}

}  // namespace fearless::lower
