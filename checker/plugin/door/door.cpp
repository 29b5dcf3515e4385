// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What people load: libFearlessTidy.so and libFearlessClang.so. A plug-in works
// in the LLVM it was built for and in no other, where it would crash, or be
// refused with the name of a missing symbol while the run goes on and ends
// green. So the door needs nothing of LLVM. It asks the host which LLVM it is,
// and opens the library behind it, or says what is wrong and ends the host.
//
// The library behind it is not linked to LLVM either and takes what the host
// has, so that there is never a second copy of LLVM in the process.

#include <dlfcn.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

constexpr int kExitUsage = 2;

[[noreturn]] void refuse(const std::string& why) {
  std::fprintf(stderr, "fearless: error: %s\n", why.c_str());
  std::fflush(nullptr);
  _exit(kExitUsage);
}

// LLVM's C API has this function since LLVM 16, and keeps it as it is.
void require_llvm(const std::string& door) {
  using GetVersion = void (*)(unsigned*, unsigned*, unsigned*);
  auto get_version =
      reinterpret_cast<GetVersion>(dlsym(RTLD_DEFAULT, "LLVMGetVersion"));
  std::string host = "an LLVM older than 16, or none that can be seen";
  if (get_version != nullptr) {
    unsigned major = 0, minor = 0, patch = 0;
    get_version(&major, &minor, &patch);
    if (major == FEARLESS_LLVM_MAJOR) return;
    host = "LLVM " + std::to_string(major) + "." + std::to_string(minor) + "." +
           std::to_string(patch);
  }
  const std::string wanted = std::to_string(FEARLESS_LLVM_MAJOR);
  refuse(door + " is for LLVM " + wanted + " (built with " +
         FEARLESS_LLVM_VERSION + "), and this program is " + host +
         ": load it into " FEARLESS_PLUGIN_HOST "-" + wanted +
         ", or use `fearless check`, which brings what it needs");
}

__attribute__((constructor)) void open_door() {
  Dl_info self;
  if (dladdr(reinterpret_cast<void*>(&open_door), &self) == 0)
    refuse("the plug-in cannot find itself");
  const std::string door = self.dli_fname;
  require_llvm(door);
  const std::string room =
      door.substr(0, door.rfind('/') + 1) + FEARLESS_PLUGIN_ROOM;
  // All symbols at once: better no start than a crash half way.
  if (dlopen(room.c_str(), RTLD_NOW | RTLD_LOCAL) == nullptr)
    refuse("cannot load " + room + ": " + dlerror());
}

}  // namespace
