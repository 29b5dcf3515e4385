// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/progress.h"

#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::cli {
namespace {

constexpr std::size_t kShortRun = 20;
constexpr std::size_t kLogLines = 10;
constexpr llvm::StringLiteral kClearLine = "\r\x1b[K";

}  // namespace

Progress::Progress(std::size_t total, bool is_quiet) : total_(total) {
  if (is_quiet) return;
  if (llvm::sys::Process::StandardErrIsDisplayed())
    kind_ = Kind::kTerminal;
  else if (total > kShortRun)
    kind_ = Kind::kLog;
}

Progress::~Progress() {
  if (kind_ == Kind::kTerminal) llvm::errs() << kClearLine;
}

void Progress::step(llvm::StringRef file) {
  ++done_;
  if (kind_ == Kind::kTerminal) {
    // The end of a path says more than its beginning.
    unsigned columns = llvm::sys::Process::StandardErrColumns();
    std::size_t room = columns > 30 ? columns - 20 : 40;
    llvm::errs() << kClearLine << '[' << done_ << '/' << total_ << "] "
                 << file.take_back(room);
  } else if (kind_ == Kind::kLog &&
             done_ * kLogLines / total_ != (done_ - 1) * kLogLines / total_) {
    llvm::errs() << "fearless: " << done_ << " of " << total_ << " files\n";
  }
}

}  // namespace fearless::cli
