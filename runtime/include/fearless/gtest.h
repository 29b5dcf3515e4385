// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// GoogleTest and the watcher: include this in one file of a test program.
//
//   #include <fearless/gtest.h>
//
// With the instrumented runtime, a deadlock ends the test program with the
// report, and says which test failed; a test that leaves a thread behind which
// is still blocked fails. With the plain runtime nothing happens.
//
// Inside fearless::model a failed EXPECT or ASSERT fails that execution, and
//
//   EXPECT_MODEL(body);
//   EXPECT_MODEL_WITH(options, body);
//
// fail the test with the report if any execution of the body fails.
//
//   EXPECT_DEADLOCK(statement, "regular expression in the report");
//   EXPECT_NO_DEADLOCK(statement);
//
// run a statement in a process of its own, as GoogleTest's death tests do. With
// the plain runtime both are skipped: a deadlock would hang.

#ifndef FEARLESS_GTEST_H_
#define FEARLESS_GTEST_H_

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <optional>
#include <string>
#include <thread>

#include "fearless/model.h"
#include "fearless/watch.h"

namespace fearless::detail {

#if FEARLESS_INSTRUMENT
// Failed EXPECTs and ASSERTs inside fearless::model are a failure of that
// execution, told in its report, and not of each execution by itself.
class FailedAssertions : public ModelObserver {
 public:
  static bool install() {
    static FailedAssertions one;
    model_observer = &one;
    return true;
  }

 private:
  void begin() override {
    results_.emplace();
    using Reporter = testing::ScopedFakeTestPartResultReporter;
    reporter_.emplace(Reporter::INTERCEPT_ALL_THREADS, &*results_);
  }
  std::string end() override {
    reporter_.reset();
    for (int i = 0; i < results_->size(); ++i) {
      const auto& result = results_->GetTestPartResult(i);
      if (!result.failed()) continue;
      const char* const file = result.file_name();
      return (file ? std::string(file) + ":" : std::string()) +
             std::to_string(result.line_number()) + ": " + result.message();
    }
    return "";
  }

  std::optional<testing::TestPartResultArray> results_;
  std::optional<testing::ScopedFakeTestPartResultReporter> reporter_;
};

inline const bool kHasFailedAssertions = FailedAssertions::install();
#endif

class WatchListener : public testing::EmptyTestEventListener {
 public:
  // Threads that are about to end get this long.
  static constexpr std::chrono::milliseconds kGrace{500};

  static bool install() {
    if (!kIsInstrumented) return false;
    testing::UnitTest::GetInstance()->listeners().Append(new WatchListener);
    return true;
  }

 private:
  void OnTestStart(const testing::TestInfo& test) override {
    name_ = std::string(test.test_suite_name()) + "." + test.name();
    set_test_name(name_.c_str());
    mark_ = newest_thread();
    before_ = set_report_handler(say_failed);
  }
  void OnTestEnd(const testing::TestInfo&) override {
    set_report_handler(before_);
    std::string leaks = leaked_threads(mark_);
    const auto end = std::chrono::steady_clock::now() + kGrace;
    while (!leaks.empty() && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      leaks = leaked_threads(mark_);
    }
    set_test_name(nullptr);
    if (!leaks.empty()) ADD_FAILURE() << leaks;
  }
  // What GoogleTest would print if the process went on.
  static void say_failed(const Report& report) {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    if (!test) return;
    std::printf("[  FAILED  ] %s.%s (%s)\n", test->test_suite_name(),
                test->name(), report.title);
    std::fflush(stdout);
  }

  std::string name_;
  std::uint32_t mark_ = 0;
  ReportHandler before_ = nullptr;
};

// For a process that a test started.
inline void name_this_test() {
  static std::string name;
  if (const auto* test =
          testing::UnitTest::GetInstance()->current_test_info()) {
    name = std::string(test->test_suite_name()) + "." + test->name();
    set_test_name(name.c_str());
  }
}

inline const bool kHasWatchListener = WatchListener::install();

}  // namespace fearless::detail

#define FEARLESS_IN_A_PROCESS(statement, code, words)           \
  do {                                                          \
    if (!fearless::kIsInstrumented) break;                      \
    const std::string style = GTEST_FLAG_GET(death_test_style); \
    GTEST_FLAG_SET(death_test_style, "threadsafe");             \
    EXPECT_EXIT(                                                \
        {                                                       \
          fearless::detail::name_this_test();                   \
          statement;                                            \
          _exit(0);                                             \
        },                                                      \
        testing::ExitedWithCode(code), words);                  \
    GTEST_FLAG_SET(death_test_style, style);                    \
  } while (false)

#define EXPECT_MODEL_WITH(options, ...)                                 \
  do {                                                                  \
    const auto fearless_result = fearless::model(options, __VA_ARGS__); \
    EXPECT_TRUE(fearless_result) << fearless_result.report();           \
  } while (false)
#define EXPECT_MODEL(...) \
  EXPECT_MODEL_WITH(fearless::ModelOptions(), __VA_ARGS__)

#define EXPECT_DEADLOCK(statement, words)                        \
  FEARLESS_IN_A_PROCESS(statement, fearless::report_exit_code(), \
                        "DEADLOCK(.|\n)*" words)
#define EXPECT_NO_DEADLOCK(statement) FEARLESS_IN_A_PROCESS(statement, 0, "")

#endif  // FEARLESS_GTEST_H_
