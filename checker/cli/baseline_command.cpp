// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless baseline`: writes down what is found today, so that `check` shows
// only what is new. --prune takes out what is gone and adds nothing. A baseline
// is about the whole project: files that could not be analysed would lose their
// entries, so then nothing is written.

#include "checker/cli/commands.h"
#include "checker/cli/filter.h"
#include "checker/cli/output.h"
#include "checker/cli/project.h"
#include "checker/cli/report_output.h"
#include "llvm/Support/FileSystem.h"

namespace fearless::cli {
namespace {

constexpr llvm::StringLiteral kDefaultFile = "fearless.baseline";

// What the file holds now.
llvm::Expected<findings::Baseline> old_baseline(const Options& options,
                                                const std::string& path) {
  if (!options.prune && !llvm::sys::fs::exists(path))
    return findings::Baseline();
  return read_baseline(path);
}

void update(findings::Baseline& baseline, render::Report& report,
            const Options& options) {
  baseline.silence(report.findings);
  // With paths the other files were not looked at: their entries stay.
  if (options.paths.empty()) baseline.forget_gone();
  if (options.prune) return;
  for (const findings::Finding& finding : report.findings)
    if (!finding.silence ||
        finding.silence->by == findings::Silence::By::kBaseline)
      baseline.add(finding);
}

int fail(llvm::Error error) {
  print_error(std::move(error));
  return kExitUsage;
}

}  // namespace

int baseline_command(const Options& options) {
  const std::string path =
      options.output.empty() ? kDefaultFile.str() : options.output;
  if (options.prune && !options.paths.empty()) {
    print_error(
        "`--prune` needs the whole project: what is not looked at would seem "
        "to be gone; leave out the paths");
    return kExitUsage;
  }
  if (llvm::Error error = check_output(path)) return fail(std::move(error));
  auto baseline = old_baseline(options, path);
  if (!baseline) return fail(baseline.takeError());
  auto project = open_project(options);
  if (!project) return fail(project.takeError());
  findings::Source source;
  render::Report report = analyse(*project, options).take_report(source);
  print_problems(report);
  if (report.summary.files_with_problems != 0) {
    print_error("`" + path +
                "` is left as it was, because not everything could be "
                "analysed");
    return kExitIncomplete;
  }
  const std::size_t before = baseline->size();
  update(*baseline, report, options);
  if (llvm::Error error = write_output(
          path, [&](llvm::raw_ostream& out, bool) { out << baseline->text(); }))
    return fail(std::move(error));
  llvm::errs() << path << ": " << baseline->size() << " known findings, "
               << before << " before\n";
  return kExitClean;
}

}  // namespace fearless::cli
