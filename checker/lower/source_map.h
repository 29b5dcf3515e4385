// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Clang's source locations in, ranges of ir/ out. A location inside a macro is
// where the macro was used; a location inside a macro *argument* is where the
// argument was written. So every range points at text that the user can edit.
// Files are added to Module::files when the first range in them is asked for.
// Answers are remembered, because one expression gives rise to many events.
// Lives as long as the lowering of one unit; one thread.

#ifndef FEARLESS_CHECKER_LOWER_SOURCE_MAP_H_
#define FEARLESS_CHECKER_LOWER_SOURCE_MAP_H_

#include <utility>

#include "checker/ir/module.h"
#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"

namespace fearless::lower {

class SourceMap {
 public:
  SourceMap(const clang::SourceManager& sources,
            const clang::LangOptions& language, ir::Module& module);

  // From the first character to one past the last token; invalid locations
  // give an invalid range.
  ir::Range range(clang::SourceRange range);
  // The token that starts at `location`.
  ir::Range range(clang::SourceLocation location);
  // Where the user reads this location: a place in a file, not in a macro.
  clang::SourceLocation written(clang::SourceLocation location) const;
  // In a header that the compiler treats as the system's.
  bool is_system(clang::SourceLocation location) const;

 private:
  clang::SourceLocation written_end(clang::SourceLocation location) const;
  ir::Range compute(clang::SourceRange range);
  ir::FileId file(clang::FileID id);

  const clang::SourceManager& sources_;
  const clang::LangOptions& language_;
  ir::Module& module_;
  llvm::DenseMap<clang::FileID, ir::FileId> files_;
  llvm::DenseMap<std::pair<unsigned, unsigned>, ir::Range> ranges_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_SOURCE_MAP_H_
