// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/story.h"

#include "checker/render/words.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"

namespace fearless::render {
namespace {

using findings::Finding;
using findings::Label;

std::vector<Label> story(const Finding& finding) {
  std::vector<Label> labels;
  for (const Label& label : finding.labels)
    if (label.where.is_valid() && !llvm::is_contained(labels, label))
      labels.push_back(label);
  auto primary = llvm::find_if(
      labels, [](const Label& label) { return label.is_primary; });
  if (primary == labels.end() && finding.where.is_valid()) {
    labels.push_back({finding.where, "", "", true});
    primary = std::prev(labels.end());
  }
  if (primary != labels.end())
    primary->text += more_paths_words(finding.more_paths);
  return labels;
}

std::vector<Step> one_per_line(const std::vector<Label>& labels) {
  std::vector<Step> steps;
  for (const Label& label : labels) {
    auto step = llvm::find_if(steps, [&](const Step& other) {
      return other.path == label.where.path &&
             other.line == label.where.range.line;
    });
    if (step == steps.end()) {
      steps.push_back({label.where.path, label.where.range.line, {}});
      step = std::prev(steps.end());
    }
    step->labels.push_back(label);
    step->is_primary |= label.is_primary;
  }
  return steps;
}

std::vector<Step> grouped_by_file(const std::vector<Step>& steps,
                                  llvm::StringRef primary_path) {
  std::vector<std::string> paths{primary_path.str()};
  for (const Step& step : steps)
    if (!llvm::is_contained(paths, step.path)) paths.push_back(step.path);
  std::vector<Step> grouped;
  for (const std::string& path : paths)
    llvm::copy_if(steps, std::back_inserter(grouped),
                  [&](const Step& step) { return step.path == path; });
  return grouped;
}

}  // namespace

std::vector<Step> steps_of(const Finding& finding) {
  const std::vector<Label> labels = story(finding);
  auto has_thread = [](const Label& label) { return !label.thread.empty(); };
  const bool has_threads = llvm::any_of(labels, has_thread);
  std::vector<Step> steps =
      grouped_by_file(one_per_line(labels), finding.where.path);
  for (Step& step : steps)
    step.is_background = has_threads && !step.is_primary &&
                         llvm::none_of(step.labels, has_thread);
  return steps;
}

}  // namespace fearless::render
