// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Does with real threads, locks and channels what a random program says.

#ifndef FEARLESS_TESTS_WATCH_RANDOM_EXECUTION_H_
#define FEARLESS_TESTS_WATCH_RANDOM_EXECUTION_H_

#include "tests/watch/random/driver.h"
#include "tests/watch/random/program.h"

namespace fearless::random_programs {

// Returns when all threads have ended. The calling thread is main; the others
// are called t1, t2 and so on.
void execute(const Program& program, Driver& driver);

}  // namespace fearless::random_programs

#endif  // FEARLESS_TESTS_WATCH_RANDOM_EXECUTION_H_
