// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/suppress.h"

#include <algorithm>

#include "checker/findings/glob.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::findings {

using Kind = ir::Suppression::Kind;

bool names(const Comment& comment, llvm::StringRef name) {
  if (!comment.has_list) return true;
  return llvm::any_of(split_globs(comment.checks), [&](const Glob& glob) {
    return !glob.is_negative && matches_check(glob.pattern, name);
  });
}

void Comments::add(const ir::Suppression& written, const std::string& path,
                   Lines lines) {
  ir::Range range = written.range;
  range.file = 0;  // means something in its module only
  comments_.push_back({{path, range},
                       written.checks,
                       written.has_list,
                       written.reason,
                       /*is_used=*/false});
  lines_.push_back(lines);
}

// Regions nest, as brackets do: an END closes the last open BEGIN with its
// list. A BEGIN that is never closed silences nothing.
Comments::Comments(const ir::Module& module) {
  std::vector<std::size_t> open;  // BEGINs
  for (const ir::Suppression& written : module.suppressions) {
    if (written.range.file >= module.files.size()) continue;
    const std::string& path = module.files[written.range.file].path;
    const std::uint32_t line = written.range.line;
    switch (written.kind) {
      case Kind::kLine:
        add(written, path, {line, line});
        break;
      case Kind::kNextLine:
        add(written, path, {line + 1, line + 1});
        break;
      case Kind::kBegin:
        open.push_back(comments_.size());
        add(written, path, {});
        break;
      case Kind::kEnd: {
        auto begin =
            std::find_if(open.rbegin(), open.rend(), [&](std::size_t index) {
              const Comment& comment = comments_[index];
              return comment.where.path == path &&
                     comment.has_list == written.has_list &&
                     comment.checks == written.checks;
            });
        if (begin == open.rend()) break;
        lines_[*begin] = {comments_[*begin].where.range.line, line};
        open.erase(std::next(begin).base());
        break;
      }
    }
  }
}

void Comments::silence(std::vector<Finding>& findings) {
  for (Finding& finding : findings) {
    const std::uint32_t line = finding.where.range.line;
    for (std::size_t i = 0; i < comments_.size(); ++i) {
      Comment& comment = comments_[i];
      if (line < lines_[i].first || lines_[i].last < line ||
          comment.where.path != finding.where.path ||
          !names(comment, finding.check))
        continue;
      comment.is_used = true;
      if (!finding.silence || finding.silence->reason.empty())
        finding.silence = {Silence::By::kComment, comment.reason};
    }
  }
}

}  // namespace fearless::findings
