// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless check`: everything that can be wrong with the request is found out
// first, then workers analyse the units, then one report is shown.

#include <chrono>

#include "checker/cli/commands.h"
#include "checker/cli/filter.h"
#include "checker/cli/fix.h"
#include "checker/cli/output.h"
#include "checker/cli/project.h"
#include "checker/cli/report_output.h"
#include "checker/cli/stats.h"

namespace fearless::cli {
namespace {

using Clock = std::chrono::steady_clock;

int fail(llvm::Error error) {
  print_error(std::move(error));
  return kExitUsage;
}

// What --stats says of the database.
void print_database(const Selection& selection) {
  if (!selection.database) return;
  const Database& database = *selection.database;
  llvm::errs() << database.path << ": " << database.duplicates
               << " further entries for the same files, "
               << database.other_languages << " in other languages\n";
}

int print_texts(const Collector& collector, const Options& options) {
  llvm::Error error =
      write_output(options.output, [&](llvm::raw_ostream& out, bool) {
        for (const std::string& text : collector.texts()) out << text;
      });
  return error ? fail(std::move(error)) : kExitClean;
}

}  // namespace

int check_command(const Options& options) {
  const auto start = Clock::now();
  const auto begin = std::chrono::system_clock::now();
  auto renderer = require_renderer(options.format);
  if (!renderer) return fail(renderer.takeError());
  if (llvm::Error error = check_output(options.output))
    return fail(std::move(error));
  auto filter = Filter::make(options);
  if (!filter) return fail(filter.takeError());
  auto project = open_project(options);
  if (!project) return fail(project.takeError());
  Collector collector = analyse(*project, options);

  findings::Source source;
  render::Report report = collector.take_report(source);
  report.rules = all_rules();
  filter->apply(report);
  report.summary.seconds =
      std::chrono::duration<double>(Clock::now() - start).count();
  if (options.fix)
    if (llvm::Error error =
            apply_fixes(report, project->selection.units, begin, source))
      return fail(std::move(error));
  if (options.stats) {
    print_database(project->selection);
    std::vector<std::string> files;
    for (const Unit& unit : project->selection.units)
      files.push_back(collector.shown(unit.file));
    print_stats(files, collector.stats(), llvm::errs());
  }
  if (project->job.stop_after == StopAfter::kNothing)
    return show_report(report, **renderer, options.output, source);
  print_problems(report);
  int code = print_texts(collector, options);
  return code == kExitClean ? exit_code(report) : code;
}

}  // namespace fearless::cli
