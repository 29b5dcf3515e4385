// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/files.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace fearless::vocabulary {
namespace {

namespace path = llvm::sys::path;

// `name` beside the source or in the nearest folder above that has it; `name`
// itself when none has.
std::string found(llvm::StringRef name, llvm::StringRef folder) {
  if (path::is_absolute(name)) return name.str();
  for (; !folder.empty(); folder = path::parent_path(folder)) {
    llvm::SmallString<256> file(folder);
    path::append(file, name);
    if (llvm::sys::fs::exists(file)) return std::string(file);
  }
  return name.str();
}

}  // namespace

llvm::Error add_file(Vocabulary& vocabulary, const std::string& path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return llvm::createStringError("cannot read `" + path +
                                   "`: " + buffer.getError().message());
  return vocabulary.add((*buffer)->getBuffer(), path);
}

llvm::Error add_files(Vocabulary& vocabulary, llvm::StringRef list,
                      llvm::StringRef folder) {
  llvm::SmallVector<llvm::StringRef> names;
  list.split(names, ';', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef name : names)
    if (llvm::Error error = add_file(vocabulary, found(name.trim(), folder)))
      return error;
  return llvm::Error::success();
}

}  // namespace fearless::vocabulary
