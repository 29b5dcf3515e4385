// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/arguments.h"
#include "checker/cli/checkup.h"
#include "checker/cli/commands.h"
#include "checker/cli/pool.h"
#include "checker/cli/worker.h"
#include "checker/findings/paths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"

namespace fearless::cli {
namespace {

// What keeps `unit` from being analysed, for the user; empty: nothing.
std::string obstacle(Unit unit, const vocabulary::Vocabulary& vocabulary,
                     const Options& options) {
  if (llvm::Error error = prepare_arguments(unit, options))
    return llvm::toString(std::move(error));
  Job job;  // no checks: whether they could look is asked
  job.vocabulary = &vocabulary;
  std::string why;
  run_in_processes(
      1, {1, options.timeout},
      [&](std::size_t) { return to_json(analyse_unit(unit, job)); },
      [&](std::size_t, Outcome outcome) {
        UnitReport report;
        why = outcome.failure;
        if (!why.empty() || !from_json(outcome.output, report)) return;
        for (const render::Problem& problem : report.problems)
          if (why.empty() && problem.kind != render::Problem::Kind::kNote)
            why = problem.text;
      });
  return why;
}

bool is_about_header(llvm::StringRef why) {
  return why.contains("file not found");
}

// The first, one in the middle, the last: each folder is likely to be like one.
std::vector<Unit> sample(const std::vector<Unit>& units) {
  std::vector<Unit> chosen;
  for (std::size_t i : {std::size_t{0}, units.size() / 2, units.size() - 1})
    if (chosen.empty() || chosen.back().file != units[i].file)
      chosen.push_back(units[i]);
  return chosen;
}

}  // namespace

void look_at_headers(const vocabulary::Vocabulary& vocabulary,
                     const Options& options, Checkup& checkup) {
  llvm::SmallString<128> path;
  if (auto error =
          llvm::sys::fs::createTemporaryFile("fearless-doctor", "cpp", path))
    return checkup.bad("no temporary file: " + error.message());
  llvm::FileRemover remover(path);
  {
    std::error_code error;
    llvm::raw_fd_ostream(path, error)
        << "#include <stddef.h>\n#include <thread>\n"
           "int main() { std::thread([] {}).join(); }\n";
  }
  std::string why =
      obstacle(unit_with_flags(path, working_directory(), {"-std=c++20"}),
               vocabulary, options);
  if (why.empty()) return checkup.good("a small program is analysed");
  checkup.bad("a small program cannot be analysed: " + why +
              (is_about_header(why)
                   ? "\n         install the headers of a C++ library, as "
                     "g++ or libc++-19-dev bring them"
                   : ""));
}

void look_at_sample(const Database& database,
                    const vocabulary::Vocabulary& vocabulary,
                    const Options& options, Checkup& checkup) {
  if (database.units.empty()) return;
  const std::vector<Unit> chosen = sample(database.units);
  unsigned analysed = 0;
  for (const Unit& unit : chosen) {
    std::string why = obstacle(unit, vocabulary, options);
    if (why.empty()) {
      ++analysed;
      continue;
    }
    checkup.bad(findings::display_path(unit.file, working_directory()) +
                " cannot be analysed: " + why +
                (is_about_header(why)
                     ? "\n         if it is generated, build first; if your "
                       "compiler finds it by itself, --extra-arg=-I... names "
                       "its folder"
                     : ""));
  }
  if (analysed == chosen.size())
    checkup.good("of its files, " + std::to_string(analysed) +
                 (analysed == 1 ? " was analysed" : " were analysed"));
}

}  // namespace fearless::cli
