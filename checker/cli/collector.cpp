// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/collector.h"

#include "checker/findings/fingerprint.h"
#include "checker/findings/paths.h"
#include "llvm/ADT/STLExtras.h"

namespace fearless::cli {

using render::Problem;

Collector::Collector(std::vector<std::string> files, std::string directory)
    : files_(std::move(files)),
      directory_(std::move(directory)),
      texts_(files_.size()),
      stats_(files_.size()) {}

std::string Collector::shown(llvm::StringRef path) const {
  return findings::display_path(path, directory_);
}

void Collector::add(Problem problem) {
  if (problem.kind == Problem::Kind::kNote)
    notes_[problem.text].push_back(problem.file);
  else
    problems_.push_back(std::move(problem));
}

void Collector::add(std::size_t index, Outcome outcome) {
  UnitReport report;
  if (outcome.failure.empty() && !from_json(outcome.output, report))
    outcome.failure = "its worker sent something unreadable";
  if (!outcome.failure.empty()) {
    add({Problem::Kind::kNotAnalysed, files_[index], outcome.failure});
    report = {};
  }
  bool is_whole = llvm::all_of(report.problems, [](const Problem& problem) {
    return problem.kind == Problem::Kind::kNote;
  });
  for (findings::Finding& finding : report.findings) {
    // What was not understood might be what an edit breaks.
    if (!is_whole) finding.edits.clear();
    findings_.add(std::move(finding));
  }
  for (Problem& problem : report.problems) add(std::move(problem));
  for (findings::Comment& comment : report.comments)
    comments_.add(std::move(comment));
  texts_[index] = std::move(report.text);
  stats_[index] = std::move(report.stats);
  stats_[index].cpu_seconds = outcome.cpu_seconds;
  stats_[index].peak_kilobytes = outcome.peak_kilobytes;
}

void Collector::review_comments(llvm::ArrayRef<llvm::StringRef> known,
                                llvm::ArrayRef<llvm::StringRef> ran) {
  for (findings::Finding& finding : comments_.complaints(known, ran))
    findings_.add(std::move(finding));
}

std::vector<Problem> Collector::take_problems() {
  for (auto& [text, files] : notes_) {
    llvm::sort(files);
    std::string file = files.front(), words = text;
    if (files.size() > 1)
      words += " (and " + std::to_string(files.size() - 1) + " more " +
               (files.size() == 2 ? "file)" : "files)");
    problems_.push_back({Problem::Kind::kNote, std::move(file), words});
  }
  for (Problem& problem : problems_) {
    // Texts that begin with a place in a file show it as findings do.
    llvm::StringRef text = problem.text;
    if (text.consume_front(directory_) && text.consume_front("/"))
      problem.text = text.str();
    problem.file = shown(problem.file);
  }
  llvm::sort(problems_);
  return std::move(problems_);
}

render::Report Collector::take_report(findings::Source& source) {
  render::Report report;
  report.version = FEARLESS_VERSION;
  report.findings = findings_.take();
  for (findings::Finding& finding : report.findings)
    findings::change_paths(finding,
                           [&](llvm::StringRef path) { return shown(path); });
  findings::assign_fingerprints(report.findings, source);
  report.problems = take_problems();
  report.summary.files_checked = static_cast<unsigned>(files_.size());
  render::count(report);
  return report;
}

}  // namespace fearless::cli
