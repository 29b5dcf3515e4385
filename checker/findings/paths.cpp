// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/paths.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace fearless::findings {

std::string absolute_path(llvm::StringRef path, llvm::StringRef directory) {
  llvm::SmallString<256> absolute(path);
  if (!llvm::sys::path::is_absolute(path)) {
    absolute = directory;
    llvm::sys::path::append(absolute, path);
  }
  llvm::sys::path::remove_dots(absolute, /*remove_dot_dot=*/true);
  return std::string(absolute);
}

std::string display_path(llvm::StringRef path, llvm::StringRef directory) {
  llvm::StringRef rest = path;
  directory = directory.rtrim('/');
  if (rest.consume_front(directory) && rest.consume_front("/") && !rest.empty())
    return rest.str();
  return path.str();
}

void change_paths(Finding& finding,
                  llvm::function_ref<std::string(llvm::StringRef)> change) {
  finding.where.path = change(finding.where.path);
  for (Label& label : finding.labels)
    label.where.path = change(label.where.path);
  for (Edit& edit : finding.edits) edit.where.path = change(edit.where.path);
}

}  // namespace fearless::findings
