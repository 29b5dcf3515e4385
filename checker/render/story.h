// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A finding's labels as the steps a picture shows: one step per line of
// source, the file of the primary label first, else in the order of the story.

#ifndef FEARLESS_CHECKER_RENDER_STORY_H_
#define FEARLESS_CHECKER_RENDER_STORY_H_

#include <string>
#include <vector>

#include "checker/findings/finding.h"

namespace fearless::render {

// Everything that is said about one line.
struct Step {
  std::string path;
  unsigned line = 0;
  std::vector<findings::Label> labels;
  bool is_primary = false;
  // Belongs to no thread in a story that tells threads apart.
  bool is_background = false;
};

// The primary place is always among the steps, with or without a label.
std::vector<Step> steps_of(const findings::Finding& finding);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_STORY_H_
