// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// --format=sarif: one run with the checks as rules, findings as results, and
// what could not be analysed as notifications of the invocation. Silenced
// findings are in it, marked so, for services that count them.

#include "checker/render/sarif.h"

#include "checker/findings/json.h"
#include "checker/render/renderer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::render {
namespace {

using findings::Finding;
using llvm::json::Array;
using llvm::json::Object;

// Where the schema is published: SARIF wants to be told.
constexpr llvm::StringLiteral kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
    "sarif-schema-2.1.0.json";

// The rules of a run; those that no document describes get a number, too:
// verdicts of the runtime.
class Rules {
 public:
  explicit Rules(const Report& report) {
    for (const Rule& rule : report.rules)
      index_.try_emplace(rule.check, rules_.size()),
          rules_.push_back(described(rule));
  }

  std::size_t index_of(const Finding& finding) {
    auto [entry, is_new] = index_.try_emplace(finding.check, rules_.size());
    if (is_new)
      rules_.push_back(
          Object{{"id", "fearless-" + findings::valid_utf8(finding.check)},
                 {"shortDescription", sarif_message(finding.check)},
                 {"properties", properties()}});
    return entry->second;
  }

  Array take() { return std::move(rules_); }

 private:
  static Object properties() {
    return Object{{"tags", Array{"concurrency", "correctness"}},
                  {"precision", "high"}};
  }

  static Object described(const Rule& rule) {
    Object properties = Rules::properties();
    properties["problem.severity"] = rule.severity;
    return Object{
        {"id", ("fearless-" + rule.check).str()},
        {"shortDescription", sarif_message(rule.summary)},
        {"fullDescription", sarif_message(rule.summary)},
        {"help", Object{{"text", rule.text}, {"markdown", rule.text}}},
        {"defaultConfiguration", Object{{"level", rule.severity}}},
        {"properties", std::move(properties)}};
  }

  llvm::StringMap<std::size_t> index_;
  Array rules_;
};

Object notification(const Problem& problem) {
  bool is_note = problem.kind == Problem::Kind::kNote;
  Object object{{"level", is_note ? "note" : "error"},
                {"message", sarif_message(problem_line(problem))}};
  if (!problem.file.empty())
    object["locations"] = Array{
        Object{{"physicalLocation",
                Object{{"artifactLocation", sarif_artifact(problem.file)}}}}};
  return object;
}

Object invocation(const Report& report, std::size_t left_out) {
  Array notifications;
  for (const Problem& problem : report.problems)
    notifications.push_back(notification(problem));
  if (left_out != 0)
    notifications.push_back(notification(
        {Problem::Kind::kNote, "",
         std::to_string(left_out) + " findings more than the " +
             std::to_string(kMaxResults) + " that code scanning takes"}));
  Object object{
      {"executionSuccessful", report.summary.files_with_problems == 0}};
  if (!notifications.empty())
    object["toolExecutionNotifications"] = std::move(notifications);
  return object;
}

// Errors before warnings before what is silenced, when not all fit.
std::vector<const Finding*> chosen(const Report& report) {
  std::vector<const Finding*> all;
  for (const Finding& finding : report.findings) all.push_back(&finding);
  for (const Finding& finding : report.silenced) all.push_back(&finding);
  if (all.size() <= kMaxResults) return all;
  llvm::stable_sort(all, [](const Finding* a, const Finding* b) {
    auto rank = [](const Finding& finding) {
      return std::pair(finding.silence.has_value(),
                       finding.severity != findings::Severity::kError);
    };
    return rank(*a) < rank(*b);
  });
  all.resize(kMaxResults);
  return all;
}

}  // namespace

// Results are written as they are made: a log of thousands is never in memory.
void render_sarif(const Report& report, Page page) {
  Rules rules(report);
  const std::vector<const Finding*> shown = chosen(report);
  const std::size_t left_out =
      report.findings.size() + report.silenced.size() - shown.size();
  llvm::json::OStream out(page.out, /*IndentSize=*/2);
  auto write_run = [&] {
    out.attributeArray("results", [&] {
      for (const Finding* finding : shown)
        out.value(
            sarif_result(*finding, rules.index_of(*finding), page.source));
    });
    out.attributeObject("tool", [&] {
      out.attribute("driver", Object{{"name", "fearless"},
                                     {"semanticVersion", report.version},
                                     {"rules", rules.take()}});
    });
    out.attribute("invocations", Array{invocation(report, left_out)});
    out.attribute(
        "originalUriBaseIds",
        Object{{"%SRCROOT%",
                Object{{"description",
                        sarif_message("The folder fearless was run in.")}}}});
    out.attribute("columnKind", "utf16CodeUnits");
  };
  out.object([&] {
    out.attribute("$schema", kSchema);
    out.attribute("version", "2.1.0");
    out.attributeArray("runs", [&] { out.object(write_run); });
  });
  page.out << '\n';
}

}  // namespace fearless::render
