// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/findings/source.h"

#include <algorithm>

namespace fearless::findings {

void Source::store(File& file, std::unique_ptr<llvm::MemoryBuffer> buffer) {
  file.line_starts = {0};
  llvm::StringRef text = buffer->getBuffer();
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') file.line_starts.push_back(i + 1);
  file.buffer = std::move(buffer);
}

void Source::set(llvm::StringRef path, llvm::StringRef text) {
  store(files_[path], llvm::MemoryBuffer::getMemBufferCopy(text));
}

Source::File& Source::file(llvm::StringRef path) {
  auto [entry, is_new] = files_.try_emplace(path);
  File& file = entry->second;
  if (is_new) {
    auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                              /*RequiresNullTerminator=*/false);
    if (buffer) store(file, std::move(*buffer));
  }
  return file;
}

std::optional<llvm::StringRef> Source::line(llvm::StringRef path,
                                            unsigned number) {
  const File& file = this->file(path);
  if (!file.buffer || number == 0 || number > file.line_starts.size())
    return std::nullopt;
  llvm::StringRef text =
      file.buffer->getBuffer().drop_front(file.line_starts[number - 1]);
  return text.take_until([](char c) { return c == '\n'; }).rtrim('\r');
}

std::optional<llvm::StringRef> Source::text(llvm::StringRef path) {
  const File& file = this->file(path);
  if (!file.buffer) return std::nullopt;
  return file.buffer->getBuffer();
}

std::optional<std::size_t> Source::offset(llvm::StringRef path, unsigned number,
                                          unsigned column) {
  auto text = line(path, number);
  if (!text) return std::nullopt;
  std::size_t in_line = column == 0 ? 0 : column - 1;
  return file(path).line_starts[number - 1] + std::min(in_line, text->size());
}

}  // namespace fearless::findings
