// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/role_marks.h"

#include <utility>
#include <vector>

#include "checker/lower/type_name.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::lower {
namespace {

// The words behind `fearless::`; `where` becomes the place of the first one.
std::vector<std::string> words_on(const clang::Decl* declaration,
                                  clang::SourceRange& where) {
  std::vector<std::string> words;
  if (!declaration->hasAttrs()) return words;
  for (const auto* note : declaration->specific_attrs<clang::AnnotateAttr>()) {
    llvm::StringRef text = note->getAnnotation();
    if (!text.consume_front("fearless::")) continue;
    if (where.isInvalid()) where = note->getRange();
    words.push_back(text.str());
  }
  return words;
}

// What the function's own declarations say. Redeclarations inherit marks, so
// the last one has them all.
std::unique_ptr<FunctionMarks> own_marks(const clang::FunctionDecl* function) {
  function = function->getMostRecentDecl();
  auto marks = std::make_unique<FunctionMarks>();
  vocabulary::MarkedFunction marked;
  marked.marks = words_on(function, marks->where);
  for (const clang::ParmVarDecl* parameter : function->parameters())
    marked.parameter_marks.push_back(words_on(parameter, marks->where));
  if (marks->where.isInvalid()) return nullptr;
  marked.name = vocabulary_name(function);
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
  marked.is_method = method != nullptr && method->isInstance();
  marked.is_constructor = llvm::isa<clang::CXXConstructorDecl>(function);
  auto meaning = vocabulary::from_annotations(marked);
  if (meaning)
    marks->meaning = std::move(*meaning);
  else
    marks->error = llvm::toString(meaning.takeError());
  return marks;
}

}  // namespace

std::unique_ptr<Marks> marks_of(const clang::RecordDecl* record) {
  auto marks = std::make_unique<Marks>();
  const std::vector<std::string> words = words_on(record, marks->where);
  if (words.empty()) return nullptr;
  if (llvm::Error wrong = vocabulary::add_annotations(words, marks->model)) {
    marks->error = llvm::toString(std::move(wrong));
  }
  return marks;
}

std::unique_ptr<FunctionMarks> marks_of(const clang::FunctionDecl* function) {
  if (auto marks = own_marks(function)) return marks;
  const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(function);
  if (method == nullptr) return nullptr;
  for (const clang::CXXMethodDecl* base : method->overridden_methods())
    if (auto marks = marks_of(base)) return marks;
  return nullptr;
}

}  // namespace fearless::lower
