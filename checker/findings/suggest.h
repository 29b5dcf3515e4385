// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The name a user probably meant. Pure.

#ifndef FEARLESS_CHECKER_FINDINGS_SUGGEST_H_
#define FEARLESS_CHECKER_FINDINGS_SUGGEST_H_

#include <string>

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::findings {

// The candidate that needs the fewest edits, if it is near enough to be a slip
// (a third of its length) or `name` is a part of it; else empty.
llvm::StringRef nearest(llvm::StringRef name,
                        llvm::ArrayRef<llvm::StringRef> candidates);

// `; did you mean `double-lock`?`, or nothing.
std::string did_you_mean(llvm::StringRef name,
                         llvm::ArrayRef<llvm::StringRef> candidates);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_SUGGEST_H_
