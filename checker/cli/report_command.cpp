// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// `fearless report FILE...`: findings that were saved as JSON, shown in any
// format. Reports of several runs are merged as units are. With `--merge`, what
// the lock orders of several runs make together.

#include "checker/cli/commands.h"
#include "checker/cli/filter.h"
#include "checker/cli/lock_orders.h"
#include "checker/cli/order_merge.h"
#include "checker/cli/output.h"
#include "checker/cli/project.h"
#include "checker/cli/report_output.h"
#include "checker/findings/finding_set.h"
#include "checker/findings/fingerprint.h"
#include "checker/findings/json.h"
#include "llvm/Support/MemoryBuffer.h"

namespace fearless::cli {
namespace {

using render::Problem;

Problem::Kind kind_of(llvm::StringRef name) {
  for (auto kind : {Problem::Kind::kNotAnalysed, Problem::Kind::kIncomplete})
    if (render::kind_name(kind) == name) return kind;
  return Problem::Kind::kNote;
}

void add_problems(const llvm::json::Object& object, render::Report& report) {
  const llvm::json::Array* problems = object.getArray("problems");
  if (problems == nullptr) return;
  for (const llvm::json::Value& value : *problems)
    if (const llvm::json::Object* problem = value.getAsObject())
      report.problems.push_back(
          {kind_of(problem->getString("kind").value_or("")),
           problem->getString("file").value_or("").str(),
           problem->getString("text").value_or("").str()});
}

void add_summary(const llvm::json::Object& object, render::Report& report) {
  const llvm::json::Object* summary = object.getObject("summary");
  if (summary == nullptr) return;
  report.summary.files_checked +=
      static_cast<unsigned>(summary->getInteger("files_checked").value_or(0));
  report.summary.seconds += summary->getNumber("seconds").value_or(0);
}

llvm::Error add_file(const std::string& path, findings::FindingSet& set,
                     render::Report& report) {
  auto wrong = [&](const std::string& what) {
    return llvm::createStringError(path + ": " + what);
  };
  auto buffer = llvm::MemoryBuffer::getFileOrSTDIN(path);
  if (!buffer) return wrong(buffer.getError().message());
  auto value = llvm::json::parse((*buffer)->getBuffer());
  if (!value) return wrong(llvm::toString(value.takeError()));
  const llvm::json::Object* object = value->getAsObject();
  if (object == nullptr || object->getInteger("schema") != 1)
    return wrong("is no report of fearless with schema 1");
  std::vector<findings::Finding> found, silenced;
  llvm::json::Path::Root root("report");
  llvm::json::ObjectMapper map(*value, root);
  if (!map || !map.map("findings", found))
    return wrong(llvm::toString(root.getError()));
  if (!map.mapOptional("silenced", silenced))
    return wrong(llvm::toString(root.getError()));
  for (auto* list : {&found, &silenced})
    for (findings::Finding& finding : *list) set.add(std::move(finding));
  add_problems(*object, report);
  add_summary(*object, report);
  return llvm::Error::success();
}

llvm::Error add_lock_orders(const Options& options, findings::FindingSet& set,
                            render::Report& report) {
  std::vector<LockOrders> runs;
  for (const std::string& path : options.paths) {
    auto orders = read_lock_orders(path);
    if (!orders) return orders.takeError();
    runs.push_back(std::move(*orders));
  }
  if (llvm::Error error = merge_lock_orders(runs, report)) return error;
  for (findings::Finding& finding : report.findings)
    set.add(std::move(finding));
  report.summary.files_checked = static_cast<unsigned>(runs.size());
  return llvm::Error::success();
}

llvm::Error add_all(const Options& options, findings::FindingSet& set,
                    render::Report& report) {
  if (options.merge) return add_lock_orders(options, set, report);
  for (const std::string& path : options.paths)
    if (llvm::Error error = add_file(path, set, report)) return error;
  return llvm::Error::success();
}

// What the runtime found has its id already, which its report shows.
void assign_missing_fingerprints(std::vector<findings::Finding>& findings,
                                 findings::Source& source) {
  std::vector<std::string> given;
  for (const findings::Finding& finding : findings)
    given.push_back(finding.fingerprint);
  findings::assign_fingerprints(findings, source);
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (!given[i].empty()) findings[i].fingerprint = given[i];
}

}  // namespace

int report_command(const Options& options) {
  auto renderer = require_renderer(options.format);
  if (!renderer) {
    print_error(renderer.takeError());
    return kExitUsage;
  }
  if (options.paths.empty()) {
    print_error(options.merge ? "`fearless report --merge` takes the files of "
                                "FEARLESS_OPTIONS=order_graph=FILE"
                              : "`fearless report` takes the files of "
                                "`--format=json`");
    return kExitUsage;
  }
  findings::FindingSet set;
  findings::Source source;
  render::Report report;
  report.version = FEARLESS_VERSION;
  report.rules = all_rules();
  if (llvm::Error error = add_all(options, set, report)) {
    print_error(std::move(error));
    return kExitUsage;
  }
  report.findings = set.take();
  assign_missing_fingerprints(report.findings, source);
  Filter().apply(report);
  return show_report(report, **renderer, options.output, source);
}

}  // namespace fearless::cli
