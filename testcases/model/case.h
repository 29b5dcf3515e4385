// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A body for fearless::model, and what exploring it must find: bad_NAME.cpp has
// a bug, ok_NAME.cpp is the same without it, explored completely.
// tests/model/cases compiles all of them into one program.

#ifndef FEARLESS_TESTCASES_MODEL_CASE_H_
#define FEARLESS_TESTCASES_MODEL_CASE_H_

#include <optional>
#include <vector>

#include "fearless/atomic.h"
#include "fearless/channel.h"
#include "fearless/condvar.h"
#include "fearless/model.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/semaphore.h"
#include "fearless/thread.h"
#include "fearless/var.h"

struct Case {
  const char* name;
  std::optional<fearless::ModelFailure::Kind> expected;
  void (*body)();
};
inline std::vector<Case> all_cases;

#define FEARLESS_CASE(name, expected)                           \
  static void name();                                           \
  static const bool has_##name =                                \
      (all_cases.push_back(Case{#name, expected, name}), true); \
  static void name()
#define BAD(name, kind) \
  FEARLESS_CASE(bad_##name, fearless::ModelFailure::Kind::kind)
#define OK(name) FEARLESS_CASE(ok_##name, std::nullopt)

#endif  // FEARLESS_TESTCASES_MODEL_CASE_H_
