// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What `fearless doctor` has looked at, a line for each thing as it is found.

#ifndef FEARLESS_CHECKER_CLI_CHECKUP_H_
#define FEARLESS_CHECKER_CLI_CHECKUP_H_

#include <string>

#include "checker/cli/database.h"
#include "checker/cli/options.h"
#include "checker/vocabulary/vocabulary.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::cli {

class Checkup {
 public:
  void good(const std::string& text) { print("ok       ", text); }
  // Missing only for what the user may not want.
  void note(const std::string& text) { print("note     ", text); }
  void bad(const std::string& text) {
    print("problem  ", text);
    is_healthy_ = false;
  }
  bool is_healthy() const { return is_healthy_; }

 private:
  static void print(const char* verdict, const std::string& text) {
    llvm::outs() << verdict << text << '\n';
  }

  bool is_healthy_ = true;
};

// The clang-tidy that our plug-in is for, the instrumented runtime, the
// .clang-tidy of the working directory.
void look_at_companions(Checkup& checkup);

// Whether a program with standard headers can be analysed.
void look_at_headers(const vocabulary::Vocabulary& vocabulary,
                     const Options& options, Checkup& checkup);

// Whether some files of the project can. Costs their parses.
void look_at_sample(const Database& database,
                    const vocabulary::Vocabulary& vocabulary,
                    const Options& options, Checkup& checkup);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_CHECKUP_H_
