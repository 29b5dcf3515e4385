// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/worker.h"

#include <chrono>

#include "checker/findings/paths.h"
#include "checker/findings/source.h"
#include "checker/findings/suppress.h"
#include "checker/ir/text.h"
#include "checker/link/program.h"
#include "checker/lower/lower.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::cli {
namespace {

using render::Problem;

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(Clock::now() - start_).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now();
};

lower::UnitRequest request_for(const Unit& unit, const Job& job) {
  lower::UnitRequest request;
  request.file = unit.file;
  request.directory = unit.directory;
  request.arguments = unit.arguments;
  request.vocabulary = job.vocabulary;
  request.parse_system_bodies = job.parse_system_bodies;
  request.process_ends = true;
  return request;
}

// `a.cpp:3:10: 'x.h' file not found` with the path made absolute.
std::string with_absolute_path(llvm::StringRef message, const Unit& unit) {
  std::size_t colon = message.find(':');
  while (colon < message.size() - 1 && !llvm::isDigit(message[colon + 1]))
    colon = message.find(':', colon + 1);
  if (colon >= message.size() - 1) return message.str();
  return findings::absolute_path(message.take_front(colon), unit.directory) +
         message.drop_front(colon).str();
}

std::string words(const ir::Problem& problem, const ir::Module& module,
                  const Unit& unit) {
  const ir::Range& range = problem.range;
  if (!range.is_valid() || range.file >= module.files.size())
    return problem.text;
  return findings::absolute_path(module.files[range.file].path,
                                 unit.directory) +
         ":" + std::to_string(range.line) + ":" + std::to_string(range.column) +
         ": " + problem.text;
}

void add_problem(const ir::Problem& problem, const ir::Module& module,
                 const Unit& unit, UnitReport& report) {
  auto kind = problem.kind == ir::Problem::Kind::kCompileError
                  ? Problem::Kind::kIncomplete
                  : Problem::Kind::kNote;
  report.problems.push_back({kind, unit.file, words(problem, module, unit)});
}

void add_problems(const lower::UnitResult& result, const Unit& unit,
                  UnitReport& report) {
  if (result.has_errors) {
    bool has_words = !result.first_error.empty();
    report.problems.push_back(
        {Problem::Kind::kIncomplete, unit.file,
         has_words ? with_absolute_path(result.first_error, unit)
                   : "it does not compile"});
  }
  for (const ir::Problem& problem : result.module.problems) {
    // The first error has been told; more of them help nobody.
    if (problem.kind == ir::Problem::Kind::kCompileError && result.has_errors)
      continue;
    add_problem(problem, result.module, unit, report);
  }
}

// The source of what was not modelled, short enough for a table.
std::string source_text(const ir::Event& event, const ir::Module& module,
                        const Unit& unit, findings::Source& source) {
  const ir::Range& range = event.range;
  if (!range.is_valid() || range.file >= module.files.size()) return "?";
  auto line = source.line(
      findings::absolute_path(module.files[range.file].path, unit.directory),
      range.line);
  if (!line) return "?";
  std::size_t length = range.end_line == range.line
                           ? range.end_column - range.column
                           : llvm::StringRef::npos;
  return line->drop_front(std::min<std::size_t>(range.column - 1, line->size()))
      .take_front(std::min<std::size_t>(length, 40))
      .str();
}

void count_events(const ir::Module& module, const Unit& unit, bool wants_texts,
                  UnitStats& stats) {
  findings::Source source;
  stats.functions = module.functions.size();
  for (const ir::Function& function : module.functions)
    for (const ir::Block& block : function.blocks) {
      stats.events += block.events.size();
      for (const ir::Event& event : block.events) {
        if (event.kind != ir::EventKind::kOpaque) continue;
        ++stats.opaque_events;
        if (wants_texts)
          ++stats.opaque_texts[source_text(event, module, unit, source)];
      }
    }
}

void run_checks(const link::Program& program, const Unit& unit, const Job& job,
                UnitReport& report) {
  findings::Comments comments(program.module());
  auto absolute = [&](llvm::StringRef path) {
    return findings::absolute_path(path, unit.directory);
  };
  for (const checks::SelectedCheck& selected : job.checks) {
    auto found = selected.check->run(program, selected.options);
    comments.silence(found);
    report.stats.findings[std::string(selected.check->name)] += found.size();
    for (findings::Finding& finding : found) {
      findings::change_paths(finding, absolute);
      report.findings.push_back(std::move(finding));
    }
  }
  if (!job.wants_comments) return;
  report.comments = comments.all();
  for (findings::Comment& comment : report.comments)
    comment.where.path = absolute(comment.where.path);
}

}  // namespace

UnitReport analyse_unit(const Unit& unit, const Job& job) {
  UnitReport report;
  Stopwatch parsing;
  lower::UnitResult result = lower::lower_unit(request_for(unit, job));
  report.stats.lower_seconds = result.lower_seconds;
  report.stats.parse_seconds = parsing.seconds() - result.lower_seconds;
  add_problems(result, unit, report);
  count_events(result.module, unit, job.wants_stats, report.stats);
  if (job.stop_after == StopAfter::kIr) {
    report.text = ir::print(result.module);
    return report;
  }
  Stopwatch analysis;
  link::Program program(std::move(result.module));
  for (const ir::Problem& problem : program.problems())
    add_problem(problem, program.module(), unit, report);
  if (job.stop_after == StopAfter::kSummary)
    report.text = program.print_summaries();
  else
    run_checks(program, unit, job, report);
  report.stats.analysis_seconds = analysis.seconds();
  return report;
}

}  // namespace fearless::cli
