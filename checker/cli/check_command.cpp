// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless check`: everything that can be wrong with the request is found out
// first, then workers analyse the units, then one report is shown.

#include <algorithm>
#include <chrono>
#include <thread>

#include "checker/cli/collector.h"
#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/cli/progress.h"
#include "checker/cli/report_output.h"
#include "checker/cli/stats.h"
#include "checker/cli/suggest.h"
#include "checker/cli/units.h"
#include "checker/cli/worker.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::cli {
namespace {

using render::Problem;
using Clock = std::chrono::steady_clock;

// A request that was found to be in order.
struct Request {
  vocabulary::Vocabulary vocabulary;
  const render::Renderer* renderer = nullptr;
  Job job;  // without the vocabulary, which may still move
  Selection selection;
};

llvm::Expected<StopAfter> parse_stop_after(llvm::StringRef step) {
  if (step.empty()) return StopAfter::kNothing;
  if (step == "ir") return StopAfter::kIr;
  if (step == "summary") return StopAfter::kSummary;
  if (step == "link")
    return llvm::createStringError(
        "`--stop-after=link` is not part of this version yet");
  return llvm::createStringError("`--stop-after` takes ir or summary, not `" +
                                 step.str() + "`");
}

llvm::Expected<Job> make_job(const Options& options) {
  Job job;
  job.parse_system_bodies = options.parse_system_bodies;
  job.wants_stats = options.stats;
  auto step = parse_stop_after(options.stop_after);
  if (!step) return step.takeError();
  job.stop_after = *step;
  auto selected = select_checks(checks::all_checks(), options.checks);
  if (!selected) return selected.takeError();
  job.checks = std::move(*selected);
  for (const std::string& setting : options.check_options)
    if (llvm::Error error =
            set_check_option(checks::all_checks(), job.checks, setting))
      return error;
  return job;
}

llvm::Expected<Request> make_request(const Options& options) {
  Request request;
  auto renderer = require_renderer(options.format);
  if (!renderer) return renderer.takeError();
  request.renderer = *renderer;
  auto job = make_job(options);
  if (!job) return job.takeError();
  request.job = std::move(*job);
  if (llvm::Error error = check_output(options.output)) return error;
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return vocabulary.takeError();
  request.vocabulary = std::move(*vocabulary);
  auto selection = select_units(options, working_directory());
  if (!selection) return selection.takeError();
  request.selection = std::move(*selection);
  return request;
}

void analyse(const Request& request, const Options& options,
             Collector& collector) {
  const std::vector<Unit>& units = request.selection.units;
  Job job = request.job;
  job.vocabulary = &request.vocabulary;
  PoolLimits limits{options.jobs, options.timeout};
  if (limits.jobs == 0) limits.jobs = std::thread::hardware_concurrency();
  Progress progress(units.size(), options.quiet);
  run_in_processes(
      units.size(), limits,
      [&](std::size_t i) { return to_json(analyse_unit(units[i], job)); },
      [&](std::size_t i, Outcome outcome) {
        collector.add(i, std::move(outcome));
        progress.step(collector.shown(units[i].file));
      });
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
  if (!error) return kExitClean;
  print_error(std::move(error));
  return kExitUsage;
}

}  // namespace

int check_command(const Options& options) {
  const auto start = Clock::now();
  auto request = make_request(options);
  if (!request) {
    print_error(request.takeError());
    return kExitUsage;
  }
  std::vector<std::string> files;
  for (const Unit& unit : request->selection.units) files.push_back(unit.file);
  Collector collector(files, working_directory());
  for (Problem& problem : request->selection.problems)
    collector.add(std::move(problem));
  analyse(*request, options, collector);

  findings::Source source;
  render::Report report = collector.take_report(source);
  report.summary.seconds =
      std::chrono::duration<double>(Clock::now() - start).count();
  if (options.stats) {
    print_database(request->selection);
    for (std::string& file : files) file = collector.shown(file);
    print_stats(files, collector.stats(), llvm::errs());
  }
  if (request->job.stop_after == StopAfter::kNothing)
    return show_report(report, *request->renderer, options.output, source);
  print_problems(report);
  int code = print_texts(collector, options);
  return code == kExitClean ? exit_code(report) : code;
}

}  // namespace fearless::cli
