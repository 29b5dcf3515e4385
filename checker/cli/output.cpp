// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/output.h"

#include <cstdlib>

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

namespace fearless::cli {
namespace {

namespace fs = llvm::sys::fs;

// https://no-color.org: set and not empty means none.
bool wants_color(const llvm::raw_ostream& out) {
  const char* no_color = std::getenv("NO_COLOR");
  return out.has_colors() && (no_color == nullptr || *no_color == '\0');
}

llvm::Error cannot_write(llvm::StringRef path, std::error_code error) {
  return llvm::createStringError("cannot write `" + path.str() +
                                 "`: " + error.message());
}

// What a stream was given must have arrived: the disk may be full.
llvm::Error flushed(llvm::raw_fd_ostream& out) {
  out.flush();
  if (!out.has_error()) return llvm::Error::success();
  std::error_code error = out.error();
  out.clear_error();
  return llvm::errorCodeToError(error);
}

llvm::Error write_device(
    llvm::StringRef path,
    llvm::function_ref<void(llvm::raw_ostream&, bool use_color)> write) {
  std::error_code error;
  llvm::raw_fd_ostream out(path, error, fs::CD_OpenExisting, fs::FA_Write,
                           fs::OF_None);
  if (error) return llvm::errorCodeToError(error);
  write(out, false);
  return flushed(out);
}

llvm::Error explained(llvm::StringRef path, llvm::Error error) {
  if (!error) return error;
  return llvm::createStringError("cannot write `" + path.str() +
                                 "`: " + llvm::toString(std::move(error)));
}

}  // namespace

bool is_stdout(llvm::StringRef path) {
  return path.empty() || path == "-" || path == "/dev/stdout";
}

llvm::Error check_output(llvm::StringRef path) {
  if (is_stdout(path)) return llvm::Error::success();
  if (fs::is_directory(path))
    return cannot_write(path, std::make_error_code(std::errc::is_a_directory));
  if (fs::exists(path) && !fs::is_regular_file(path))
    return llvm::Error::success();  // a device or a pipe: /dev/stdout
  llvm::StringRef folder = llvm::sys::path::parent_path(path);
  if (folder.empty()) folder = ".";
  if (auto error = fs::access(folder, fs::AccessMode::Write))
    return cannot_write(path, error);
  return llvm::Error::success();
}

llvm::Error write_output(
    llvm::StringRef path,
    llvm::function_ref<void(llvm::raw_ostream&, bool use_color)> write) {
  if (is_stdout(path)) {
    llvm::raw_fd_ostream& out = llvm::outs();
    bool use_color = wants_color(out);
    out.enable_colors(use_color);
    write(out, use_color);
    return explained("stdout", flushed(out));
  }
  // A link keeps pointing where it did; a device is not replaced by a file.
  llvm::SmallString<256> target(path);
  bool is_device = path.starts_with("/dev/");
  if (!is_device && fs::exists(path)) (void)fs::real_path(path, target);
  if (is_device || (fs::exists(target) && !fs::is_regular_file(target)))
    return explained(path, write_device(target, write));
  return explained(path,
                   llvm::writeToOutput(target, [&](llvm::raw_ostream& out) {
                     write(out, false);
                     return flushed(static_cast<llvm::raw_fd_ostream&>(out));
                   }));
}

void print_error(llvm::StringRef text) {
  llvm::raw_fd_ostream& out = llvm::errs();
  llvm::WithColor::error(out, "fearless", !wants_color(out)) << text << '\n';
}

void print_error(llvm::Error error) {
  print_error(llvm::toString(std::move(error)));
}

}  // namespace fearless::cli
