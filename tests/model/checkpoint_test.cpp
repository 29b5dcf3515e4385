// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "tests/model/programs.h"

namespace fearless {
namespace {

namespace fs = std::filesystem;
namespace p = programs;

class Checkpoints : public testing::Test {
 protected:
  Checkpoints() { fs::remove(file_); }
  ~Checkpoints() override { fs::remove(file_); }

  ModelOptions options(std::uint64_t executions = UINT64_MAX) const {
    ModelOptions options;
    options.name = "checkpointed";
    options.checkpoint = file_;
    options.executions = executions;
    return options;
  }
  // Each time so many executions more, until all is done: how often.
  int in_pieces(ModelOptions options, std::uint64_t each,
                const std::function<void()>& body, ModelResult& result) const {
    int times = 0;
    do {
      options.executions = each * static_cast<std::uint64_t>(++times);
      result = model(options, body);
    } while (!result.complete && fs::exists(file_) && times < 1000);
    return times;
  }

  const std::string file_ =
      (fs::temp_directory_path() /
       ("fearless-checkpoint-" + std::to_string(getpid())))
          .string();
};

std::string refusal(const ModelOptions& options,
                    const std::function<void()>& body) {
  try {
    model(options, body);
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "none";
}

TEST_F(Checkpoints, PiecesAreTheWhole) {
  ModelResult result;
  EXPECT_EQ(in_pieces(options(), 7, [] { p::counter(3, 2); }, result), 13);
  EXPECT_TRUE(result.complete);
  EXPECT_EQ(result.executions, 90u);
  EXPECT_FALSE(fs::exists(file_)) << "nothing is left to go on with";
  in_pieces(options(), 50, [] { p::treiber(2, 2); }, result);
  EXPECT_EQ(result.executions, 220u);
  in_pieces(options(), 3, [] { p::bounded_buffer(2, 1, 1); }, result);
  EXPECT_EQ(result.executions, 16u);
}

TEST_F(Checkpoints, OfAllInterleavings) {
  ModelOptions all = options();
  all.search = ModelOptions::Search::kExhaustive;
  ModelOptions at_once = all;
  at_once.checkpoint.clear();
  const auto body = [] { p::counter(3, 1); };
  const ModelResult whole = model(at_once, body);
  ModelResult result;
  in_pieces(all, 100, body, result);
  EXPECT_EQ(result.executions, whole.executions);
  EXPECT_EQ(result.classes, whole.classes);
}

TEST_F(Checkpoints, OfAShard) {
  ModelResult result;
  ModelOptions part = options();
  std::uint64_t sum = 0;
  for (part.shard = {1, 2}; part.shard.index <= 2; ++part.shard.index) {
    in_pieces(part, 11, [] { p::counter(3, 2); }, result);
    EXPECT_TRUE(result.complete);
    sum += result.executions;
  }
  EXPECT_EQ(sum, 90u);
}

// Objects that live longer than a run are told apart by when they were met.
TEST_F(Checkpoints, OfATestWithObjectsOfItsOwn) {
  mutex locks[3];
  atomic<int> turns{0};
  const auto body = [&] {
    turns.store(0);
    p::in_parallel(3, [&](int i) {
      for (int side = 0; side < 2; ++side) {
        const std::lock_guard guard(locks[(i + side) % 3]);
        turns.fetch_add(1);
      }
    });
  };
  ModelOptions at_once = options();
  at_once.checkpoint.clear();
  const ModelResult whole = model(at_once, body);
  ModelResult result;
  in_pieces(options(), whole.executions / 5 + 1, body, result);
  EXPECT_EQ(result.executions, whole.executions);
}

TEST_F(Checkpoints, OfSamples) {
  ModelOptions samples = options();
  samples.search = ModelOptions::Search::kRandom;
  samples.executions = 100;
  const auto body = [] { p::counter(3, 2); };
  ModelOptions at_once = samples;
  at_once.checkpoint.clear();
  at_once.executions = 400;
  const ModelResult whole = model(at_once, body);
  ModelResult result;
  for (samples.executions = 100; samples.executions <= 400;
       samples.executions += 100) {
    result = model(samples, body);
  }
  EXPECT_EQ(result.executions, whole.executions);
  EXPECT_EQ(result.classes, whole.classes);
}

TEST_F(Checkpoints, OfSomethingElseAreRefused) {
  const auto body = [] { p::counter(3, 2); };
  model(options(20), body);
  ModelOptions other = options(20);
  other.name = "another";
  EXPECT_NE(refusal(other, body).find("of another exploration"),
            std::string::npos);
  EXPECT_NE(refusal(options(20), [] { p::counter(3, 1); })
                .find("is not what it was then"),
            std::string::npos);
  EXPECT_EQ(refusal(options(40), body), "none") << "it is as it was";

  std::ofstream(file_, std::ios::in | std::ios::out | std::ios::binary)
          .seekp(-20, std::ios::end)
      << "??";
  EXPECT_NE(refusal(options(60), body).find("is damaged"), std::string::npos);
  std::ofstream(file_) << "a letter\n";
  EXPECT_NE(refusal(options(60), body).find("is no checkpoint"),
            std::string::npos);
}

TEST_F(Checkpoints, AreWrittenWhenTheProcessIsToEnd) {
  const pid_t child = fork();
  if (child == 0) {
    model(options(), [] { p::treiber(4, 3); });
    _exit(0);
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(500));
  kill(child, SIGTERM);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << status;
  ASSERT_TRUE(fs::exists(file_));
  const ModelResult result = model(options(1), [] { p::treiber(4, 3); });
  EXPECT_GT(result.executions, 100u) << "it went on";
}

}  // namespace
}  // namespace fearless
