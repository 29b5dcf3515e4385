// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/unit_report.h"

#include <algorithm>

#include "checker/findings/json.h"

namespace fearless::render {

// Beside Problem, where LLVM's mappers look for it.
static llvm::json::Value toJSON(const Problem& problem) {
  return llvm::json::Object{{"kind", static_cast<int>(problem.kind)},
                            {"file", findings::valid_utf8(problem.file)},
                            {"text", findings::valid_utf8(problem.text)}};
}

static bool fromJSON(const llvm::json::Value& value, Problem& problem,
                     llvm::json::Path path) {
  llvm::json::ObjectMapper map(value, path);
  int kind = 0;
  if (!map || !map.map("kind", kind)) return false;
  problem.kind = static_cast<Problem::Kind>(kind);
  return map.map("file", problem.file) && map.map("text", problem.text);
}

}  // namespace fearless::render

namespace fearless::cli {
namespace {

using Counts = std::map<std::string, std::uint64_t>;

llvm::json::Object counts_to_json(const Counts& counts) {
  llvm::json::Object object;
  for (const auto& [name, count] : counts)
    object[findings::valid_utf8(name)] = count;
  return object;
}

void add_counts(Counts& counts, const Counts& more) {
  for (const auto& [name, count] : more) counts[name] += count;
}

}  // namespace

static llvm::json::Value toJSON(const UnitStats& stats) {
  return llvm::json::Object{
      {"functions", stats.functions},
      {"events", stats.events},
      {"opaque_events", stats.opaque_events},
      {"opaque_texts", counts_to_json(stats.opaque_texts)},
      {"findings", counts_to_json(stats.findings)},
      {"parse_seconds", stats.parse_seconds},
      {"lower_seconds", stats.lower_seconds},
      {"analysis_seconds", stats.analysis_seconds}};
}

static bool fromJSON(const llvm::json::Value& value, UnitStats& stats,
                     llvm::json::Path path) {
  llvm::json::ObjectMapper map(value, path);
  return map && map.map("functions", stats.functions) &&
         map.map("events", stats.events) &&
         map.map("opaque_events", stats.opaque_events) &&
         map.map("opaque_texts", stats.opaque_texts) &&
         map.map("findings", stats.findings) &&
         map.map("parse_seconds", stats.parse_seconds) &&
         map.map("lower_seconds", stats.lower_seconds) &&
         map.map("analysis_seconds", stats.analysis_seconds);
}

void UnitStats::add(const UnitStats& other) {
  functions += other.functions;
  events += other.events;
  opaque_events += other.opaque_events;
  add_counts(opaque_texts, other.opaque_texts);
  add_counts(findings, other.findings);
  parse_seconds += other.parse_seconds;
  lower_seconds += other.lower_seconds;
  analysis_seconds += other.analysis_seconds;
  cpu_seconds += other.cpu_seconds;
  peak_kilobytes = std::max(peak_kilobytes, other.peak_kilobytes);
}

std::string to_json(const UnitReport& report) {
  llvm::json::Array findings, problems, comments;
  for (const auto& finding : report.findings)
    findings.push_back(toJSON(finding));
  for (const auto& problem : report.problems)
    problems.push_back(toJSON(problem));
  for (const auto& comment : report.comments)
    comments.push_back(toJSON(comment));
  std::string text;
  llvm::raw_string_ostream(text) << llvm::json::Value(
      llvm::json::Object{{"findings", std::move(findings)},
                         {"problems", std::move(problems)},
                         {"comments", std::move(comments)},
                         {"text", findings::valid_utf8(report.text)},
                         {"stats", toJSON(report.stats)}});
  return text;
}

bool from_json(llvm::StringRef text, UnitReport& report) {
  auto value = llvm::json::parse(text);
  if (!value) {
    llvm::consumeError(value.takeError());
    return false;
  }
  llvm::json::Path::Root root;
  llvm::json::ObjectMapper map(*value, root);
  return map && map.map("findings", report.findings) &&
         map.map("problems", report.problems) &&
         map.map("comments", report.comments) && map.map("text", report.text) &&
         map.map("stats", report.stats);
}

}  // namespace fearless::cli
