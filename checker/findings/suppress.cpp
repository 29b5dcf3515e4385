// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/suppress.h"

#include <algorithm>
#include <limits>

#include "checker/findings/glob.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::findings {
namespace {

using ir::Suppression;

// Lines of one file on which some checks are silent.
struct Silence {
  llvm::StringRef path;
  std::uint32_t first_line = 0;
  std::uint32_t last_line = 0;
  const Suppression* comment = nullptr;
};

bool names(const Suppression& comment, llvm::StringRef check) {
  if (!comment.has_list) return true;
  return llvm::any_of(split_globs(comment.checks), [&](const Glob& glob) {
    return !glob.is_negative && matches_check(glob.pattern, check);
  });
}

// Regions nest, as brackets do: an END closes the last open BEGIN with its
// list. A BEGIN that is never closed silences nothing.
std::vector<Silence> silences(const ir::Module& module) {
  std::vector<Silence> found;
  std::vector<const Suppression*> open;
  auto path = [&](const Suppression& comment) -> llvm::StringRef {
    return module.files[comment.range.file].path;
  };
  for (const Suppression& comment : module.suppressions) {
    if (comment.range.file >= module.files.size()) continue;
    std::uint32_t line = comment.range.line;
    switch (comment.kind) {
      case Suppression::Kind::kLine:
        found.push_back({path(comment), line, line, &comment});
        break;
      case Suppression::Kind::kNextLine:
        found.push_back({path(comment), line + 1, line + 1, &comment});
        break;
      case Suppression::Kind::kBegin:
        open.push_back(&comment);
        break;
      case Suppression::Kind::kEnd: {
        auto begin = std::find_if(
            open.rbegin(), open.rend(), [&](const Suppression* other) {
              return other->range.file == comment.range.file &&
                     other->has_list == comment.has_list &&
                     other->checks == comment.checks;
            });
        if (begin == open.rend()) break;
        found.push_back({path(comment), (*begin)->range.line, line, *begin});
        open.erase(std::next(begin).base());
        break;
      }
    }
  }
  return found;
}

}  // namespace

std::vector<Finding> drop_suppressed(std::vector<Finding> findings,
                                     const ir::Module& module) {
  const std::vector<Silence> all = silences(module);
  llvm::erase_if(findings, [&](const Finding& finding) {
    std::uint32_t line = finding.where.range.line;
    return llvm::any_of(all, [&](const Silence& silence) {
      return silence.first_line <= line && line <= silence.last_line &&
             silence.path == finding.where.path &&
             names(*silence.comment, finding.check);
    });
  });
  return findings;
}

}  // namespace fearless::findings
