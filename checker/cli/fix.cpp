// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/fix.h"

#include <set>

#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/findings/edits.h"
#include "checker/findings/paths.h"
#include "llvm/Support/FileSystem.h"

namespace fearless::cli {
namespace {

namespace fs = llvm::sys::fs;

std::string counted(std::size_t number, llvm::StringRef noun) {
  return std::to_string(number) + " " + noun.str() + (number == 1 ? "" : "s");
}

// Which files are ours to change, by the path that is shown.
class Permission {
 public:
  Permission(const render::Report& report, const std::vector<Unit>& units,
             llvm::sys::TimePoint<> start)
      : directory_(working_directory()), start_(start) {
    for (const Unit& unit : units)
      units_.insert(findings::display_path(unit.file, directory_));
    for (const render::Problem& problem : report.problems)
      if (problem.kind != render::Problem::Kind::kNote)
        failed_.insert(problem.file);
  }

  bool operator()(const std::string& path) const {
    bool is_below = !path.empty() && path.front() != '/' &&
                    !llvm::StringRef(path).starts_with("..");
    if (failed_.contains(path) || !(is_below || units_.contains(path)))
      return false;
    fs::file_status status;
    return !fs::status(path, status) && fs::is_regular_file(status) &&
           status.getLastModificationTime() < start_;
  }

 private:
  std::string directory_;
  llvm::sys::TimePoint<> start_;
  std::set<std::string> units_, failed_;
};

llvm::Error write(const std::string& path, llvm::StringRef text) {
  fs::file_status status;
  if (std::error_code error = fs::status(path, status))
    return llvm::createStringError("cannot fix `" + path +
                                   "`: " + error.message());
  llvm::Error error =
      write_output(path, [&](llvm::raw_ostream& out, bool) { out << text; });
  if (!error) (void)fs::setPermissions(path, status.permissions());
  return error;
}

std::string remark(const findings::EditPlan& plan, std::size_t all,
                   std::size_t files) {
  std::string text = counted(plan.fixed, "finding") + " fixed";
  if (plan.fixed != 0) text += " in " + counted(files, "file");
  std::size_t without = all - plan.fixed - plan.overlapping - plan.forbidden;
  if (without != 0) text += ", " + std::to_string(without) + " without an edit";
  if (plan.overlapping != 0)
    text += ", " + std::to_string(plan.overlapping) +
            " left as edits overlap: run again";
  if (plan.forbidden != 0)
    text += ", " + std::to_string(plan.forbidden) +
            " left in files that are not of this run or were changed";
  return text;
}

}  // namespace

llvm::Error apply_fixes(render::Report& report, const std::vector<Unit>& units,
                        llvm::sys::TimePoint<> start,
                        findings::Source& source) {
  Permission may_touch(report, units, start);
  findings::EditPlan plan = findings::plan_edits(report.findings, may_touch);
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& [path, edits] : plan.files) {
    if (edits.empty()) continue;
    auto before = source.text(path);
    auto after = before ? findings::edited(*before, edits) : std::nullopt;
    if (!after)
      return llvm::createStringError("cannot fix `" + path +
                                     "`: it is not as it was analysed");
    texts.emplace_back(path, std::move(*after));
  }
  for (const auto& [path, text] : texts)
    if (llvm::Error error = write(path, text)) return error;
  report.summary.remarks.push_back(
      remark(plan, report.findings.size(), texts.size()));
  return llvm::Error::success();
}

}  // namespace fearless::cli
