// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/filter.h"

#include "checker/cli/commands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

namespace fearless::cli {
namespace {

constexpr llvm::StringLiteral kUsualBaseline = "fearless.baseline";

std::string counted(std::size_t number, llvm::StringRef noun) {
  return std::to_string(number) + " " + noun.str() + (number == 1 ? "" : "s");
}

}  // namespace

std::string baseline_path(const Options& options) {
  if (!options.baseline.empty()) return options.baseline;
  return llvm::sys::fs::exists(kUsualBaseline) ? kUsualBaseline.str() : "";
}

llvm::Expected<findings::Baseline> read_baseline(const std::string& path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return llvm::createStringError(
        "cannot read `" + path + "`: " + buffer.getError().message() +
        "; `fearless baseline -o " + path + "` writes it");
  return findings::Baseline::parse((*buffer)->getBuffer(), path);
}

llvm::Expected<Filter> Filter::make(const Options& options) {
  Filter filter;
  filter.baseline_path_ = baseline_path(options);
  if (!filter.baseline_path_.empty()) {
    auto baseline = read_baseline(filter.baseline_path_);
    if (!baseline) return baseline.takeError();
    filter.baseline_ = std::move(*baseline);
  }
  filter.since_ = options.since;
  if (!options.since.empty()) {
    auto changed = ChangedLines::since(options.since, working_directory());
    if (!changed) return changed.takeError();
    filter.changed_ = std::move(*changed);
  }
  return filter;
}

void Filter::apply(render::Report& report) {
  std::vector<std::string>& remarks = report.summary.remarks;
  if (baseline_) baseline_->silence(report.findings);
  std::size_t known = 0, untouched = 0;
  std::vector<findings::Finding> shown;
  for (findings::Finding& finding : report.findings) {
    if (finding.silence) {
      known += finding.silence->by == findings::Silence::By::kBaseline;
      report.silenced.push_back(std::move(finding));
    } else if (changed_ && !changed_->touch(finding)) {
      ++untouched;
    } else {
      shown.push_back(std::move(finding));
    }
  }
  report.findings = std::move(shown);
  if (known != 0)
    remarks.push_back(counted(known, "known finding") + " hidden by " +
                      baseline_path_);
  if (untouched != 0)
    remarks.push_back(counted(untouched, "finding") +
                      " on lines not changed since " + since_);
  render::count(report);
}

}  // namespace fearless::cli
