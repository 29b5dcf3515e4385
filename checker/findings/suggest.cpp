// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/suggest.h"

namespace fearless::findings {

llvm::StringRef nearest(llvm::StringRef name,
                        llvm::ArrayRef<llvm::StringRef> candidates) {
  llvm::StringRef best;
  unsigned best_distance = ~0u;
  for (llvm::StringRef candidate : candidates) {
    // Any letter is one edit away from any other.
    if (candidate.size() == 1) continue;
    // Long nonsense is not worth a quadratic comparison.
    if (name.size() > 2 * candidate.size() + 8) continue;
    unsigned distance = name.edit_distance(candidate);
    unsigned limit = static_cast<unsigned>(candidate.size()) / 3 + 1;
    bool is_part = name.size() >= 3 && candidate.contains(name);
    if ((distance <= limit || is_part) && distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string did_you_mean(llvm::StringRef name,
                         llvm::ArrayRef<llvm::StringRef> candidates) {
  llvm::StringRef near = nearest(name, candidates);
  return near.empty() ? "" : "; did you mean `" + near.str() + "`?";
}

}  // namespace fearless::findings
