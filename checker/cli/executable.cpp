// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/executable.h"

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "llvm/ADT/SmallString.h"
#include "llvm/BinaryFormat/ELF.h"
#include "llvm/Object/ELF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"

namespace fearless::cli {
namespace {

namespace fs = llvm::sys::fs;

llvm::Error wrong(const llvm::Twine& text) {
  return llvm::createStringError(text.str());
}

// The loader then ignores LD_PRELOAD.
bool gains_rights(const std::string& program) {
  struct stat status;
  if (stat(program.c_str(), &status) != 0) return false;
  return ((status.st_mode & S_ISUID) != 0 && status.st_uid != geteuid()) ||
         ((status.st_mode & S_ISGID) != 0 && status.st_gid != getegid()) ||
         (geteuid() != 0 &&
          getxattr(program.c_str(), "security.capability", nullptr, 0) > 0);
}

// Of a 64-bit ELF file: whether a loader is asked for.
bool has_loader(llvm::StringRef content) {
  auto file = llvm::object::ELF64LEFile::create(content);
  if (!file) return llvm::consumeError(file.takeError()), false;
  auto headers = file->program_headers();
  if (!headers) return llvm::consumeError(headers.takeError()), false;
  for (const auto& header : *headers)
    if (header.p_type == llvm::ELF::PT_INTERP) return true;
  return false;
}

}  // namespace

llvm::Expected<std::string> find_program(llvm::StringRef name) {
  if (!name.contains('/')) {
    auto found = llvm::sys::findProgramByName(name);
    if (found) return *found;
    return wrong("there is no program `" + name + "` on the PATH" +
                 (fs::exists(name) ? "; did you mean `./" + name + "`?" : ""));
  }
  if (!fs::exists(name)) return wrong("there is no file `" + name + "`");
  if (fs::is_directory(name)) return wrong("`" + name + "` is a folder");
  if (!fs::can_execute(name))
    return wrong("`" + name + "` is not executable; `chmod +x` makes it so");
  return name.str();
}

std::string why_not_preloadable(const std::string& program) {
  if (gains_rights(program))
    return "it runs with rights of its own (setuid, setgid or capabilities), "
           "and the loader preloads nothing then; run it as its owner";
  auto buffer = llvm::MemoryBuffer::getFile(program);
  if (!buffer) return "it cannot be read: " + buffer.getError().message();
  llvm::StringRef content = (*buffer)->getBuffer();
  if (!content.starts_with("\x7f"
                           "ELF"))
    return "";  // a script, say
  if (content.size() > 4 && content[4] != llvm::ELF::ELFCLASS64)
    return "it is a 32-bit program, and the library is for 64 bits";
  if (!has_loader(content))
    return "it is linked statically, so there is no loader that could preload "
           "anything; link it dynamically, or link fearless::instrumented";
  return "";
}

std::string find_beside_program(llvm::StringRef library) {
  static int here;
  const std::string program = llvm::sys::fs::getMainExecutable("", &here);
  llvm::StringRef prefix =
      llvm::sys::path::parent_path(llvm::sys::path::parent_path(program));
  for (const char* folder : {"lib", FEARLESS_LIBRARY_FOLDER, "lib64"}) {
    llvm::SmallString<256> path(prefix);
    llvm::sys::path::append(path, folder, library);
    if (llvm::sys::fs::exists(path)) return std::string(path);
  }
  return "";
}

}  // namespace fearless::cli
