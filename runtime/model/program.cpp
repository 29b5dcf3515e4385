// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A whole program as the body of a model test: linked with -Wl,--wrap=main its
// main() is explored as it is. What it says to itself in statics stays from one
// execution to the next. Linked without, nothing of this file is in a program.

#include <errno.h>

#include <cstdio>
#include <exception>
#include <string>

#include "fearless/model.h"
#include "fearless/watch.h"

extern "C" {
int __real_main(int argc, char** argv);
int __wrap_main(int argc, char** argv);
}

int __wrap_main(int argc, char** argv) try {
  fearless::ModelOptions options;
  options.name = program_invocation_short_name;
  const fearless::ModelResult result = fearless::model(options, [&] {
    const int status = __real_main(argc, argv);
    const std::string words = "main returned " + std::to_string(status);
    fearless::check(status == 0, words.c_str());
  });
  std::fprintf(stderr, "%sfearless: %s: %s\n", result.report().c_str(),
               options.name.c_str(), result.coverage().c_str());
  return result ? 0 : fearless::report_exit_code();
} catch (const std::exception& error) {  // an option that makes no sense
  std::fprintf(stderr, "%s\n", error.what());
  return 2;
}
