// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "tests/model/programs.h"

namespace fearless {
namespace {

namespace fs = std::filesystem;
namespace p = programs;

class CorpusFolder : public testing::Test {
 protected:
  ~CorpusFolder() override { fs::remove_all(folder_); }

  ModelOptions options() const {
    ModelOptions options;
    options.name = "Dining/of 4: \"philosophers\"";
    options.corpus = folder_.string();
    return options;
  }
  // Of the only file.
  std::string text() const {
    std::ostringstream all;
    for (const auto& file : fs::directory_iterator(folder_)) {
      all << std::ifstream(file.path()).rdbuf();
    }
    return all.str();
  }

  const fs::path folder_ = fs::temp_directory_path() /
                           ("fearless-corpus-" + std::to_string(getpid())) /
                           "model";
};

TEST_F(CorpusFolder, WhatFailedIsRunFirst) {
  const auto bad = [] { p::dining(4, false); };
  const ModelResult first = model(options(), bad);
  ASSERT_TRUE(first.failure);
  EXPECT_GT(first.executions, 1u);
  EXPECT_NE(text().find(first.failure->replay + "  # DEADLOCK\n"),
            std::string::npos);

  const ModelResult second = model(options(), bad);
  ASSERT_TRUE(second.failure);
  EXPECT_EQ(second.executions, 1u) << "by the schedule that is kept";
  EXPECT_EQ(second.failure->replay, first.failure->replay);
  const std::string once = text();
  EXPECT_EQ(once.find("fl1-"), once.rfind("fl1-")) << "it is kept once";

  const ModelResult mended = model(options(), [] { p::dining(4, true); });
  EXPECT_TRUE(mended.complete);
  EXPECT_FALSE(mended.failure);
  EXPECT_EQ(text(), once) << "and stays when the bug is mended";
}

TEST_F(CorpusFolder, OtherTestsHaveOtherFiles) {
  model(options(), [] { p::dining(4, false); });
  ModelOptions other = options();
  other.name = "Dining/of 4: 'philosophers'";
  EXPECT_GT(model(other, [] { p::dining(4, false); }).executions, 1u);
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 2);
}

TEST_F(CorpusFolder, WhatIsNoReplayIsRefusedWithItsLine) {
  model(options(), [] { p::dining(4, false); });
  const fs::path file = fs::directory_iterator(folder_)->path();
  std::ofstream(file, std::ios::app) << "# by hand\nnonsense\n";
  try {
    model(options(), [] { p::dining(4, false); });
    FAIL() << "it was taken";
  } catch (const std::invalid_argument& error) {
    EXPECT_NE(std::string(error.what()).find(file.string() + ":3: not a"),
              std::string::npos)
        << error.what();
  }
}

}  // namespace
}  // namespace fearless
