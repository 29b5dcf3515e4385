// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the marks of <fearless/annotations.h> say, as models. lower/ collects
// the strings of `[[clang::annotate("fearless::...")]]` without the prefix and
// asks here; it knows no mark itself. A string that is wrong gives an error
// whose text says what is allowed; where it stands the caller knows. Pure.

#ifndef FEARLESS_CHECKER_VOCABULARY_ANNOTATIONS_H_
#define FEARLESS_CHECKER_VOCABULARY_ANNOTATIONS_H_

#include <optional>
#include <string>
#include <vector>

#include "checker/vocabulary/model.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace fearless::vocabulary {

// A function as it is declared.
struct MarkedFunction {
  std::string name;
  bool is_method = false;
  bool is_constructor = false;
  std::vector<std::string> marks;
  std::vector<std::vector<std::string>> parameter_marks;  // one per parameter
};

struct FunctionMarks {
  std::optional<FunctionModel> model;
  bool is_thread_root = false;
};

llvm::Expected<FunctionMarks> from_annotations(const MarkedFunction& function);

// Adds what the marks of a class say to what is known of it.
llvm::Error add_annotations(llvm::ArrayRef<std::string> marks,
                            TypeModel& model);

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_ANNOTATIONS_H_
