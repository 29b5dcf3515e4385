// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/report_output.h"

#include "checker/cli/commands.h"
#include "checker/cli/output.h"
#include "checker/findings/suggest.h"

namespace fearless::cli {

using render::Problem;
using render::Renderer;

llvm::Expected<const Renderer*> require_renderer(llvm::StringRef name) {
  const Renderer* renderer = render::find_renderer(name);
  if (renderer != nullptr && renderer->run != nullptr) return renderer;
  std::string there;
  std::vector<llvm::StringRef> names;
  for (const Renderer& row : render::all_renderers()) {
    names.push_back(row.name);
    if (row.run != nullptr) there += " " + row.name.str();
  }
  if (renderer != nullptr)
    return llvm::createStringError("`--format=" + name.str() +
                                   "` is not part of this version yet; there "
                                   "are:" +
                                   there);
  return llvm::createStringError("unknown format `" + name.str() + "`" +
                                 findings::did_you_mean(name, names) +
                                 "\nthere are:" + there);
}

void print_problems(const render::Report& report) {
  for (const Problem& problem : report.problems)
    llvm::errs() << "fearless: " << render::problem_line(problem) << '\n';
}

int exit_code(const render::Report& report) {
  if (report.summary.files_with_problems != 0) return kExitIncomplete;
  return report.findings.empty() ? kExitClean : kExitFindings;
}

int show_report(const render::Report& report, const Renderer& renderer,
                llvm::StringRef output, findings::Source& source) {
  print_problems(report);
  llvm::Error error =
      write_output(output, [&](llvm::raw_ostream& out, bool use_color) {
        renderer.run(report, {out, source, use_color});
      });
  if (error) {
    print_error(std::move(error));
    return kExitUsage;
  }
  if (!renderer.shows_summary || !is_stdout(output))
    llvm::errs() << render::summary_line(report.summary) << '\n';
  return exit_code(report);
}

}  // namespace fearless::cli
