// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/project.h"

#include <map>
#include <thread>

#include "checker/checks/document.h"
#include "checker/checks/selection.h"
#include "checker/cli/commands.h"
#include "checker/cli/pool.h"
#include "checker/cli/progress.h"
#include "checker/cli/tidy_options.h"
#include "checker/vocabulary/files.h"
#include "llvm/Support/Path.h"

namespace fearless::cli {
namespace {

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
  job.wants_comments = options.check_suppressions;
  auto step = parse_stop_after(options.stop_after);
  if (!step) return step.takeError();
  job.stop_after = *step;
  auto selected = checks::select_checks(checks::all_checks(), options.checks);
  if (!selected) return selected.takeError();
  job.checks = std::move(*selected);
  return job;
}

llvm::Error set_option(Checks& checks, const std::string& setting) {
  return checks::set_check_option(checks::all_checks(), checks, setting);
}

// What a folder's .clang-tidy makes of the request.
struct Folder {
  std::shared_ptr<const Checks> checks;
  std::shared_ptr<const vocabulary::Vocabulary> vocabulary;  // null: as usual
};

llvm::Error read_option(const TidyOption& option, llvm::StringRef folder,
                        const vocabulary::Vocabulary& usual, Checks& checks,
                        Folder& result) {
  if (option.name != vocabulary::kFilesOption)
    return set_option(checks, option.name + "=" + option.value);
  auto own = std::make_shared<vocabulary::Vocabulary>(usual);
  result.vocabulary = own;
  return vocabulary::add_files(*own, option.value, folder);
}

// For files in `folder`: what the command says wins over what the folder says.
llvm::Expected<Folder> look_into(llvm::StringRef folder, const Project& project,
                                 const Options& options, TidyOptions& tidy) {
  Folder result;
  Checks checks = project.job.checks;
  auto found = tidy.in(folder);
  if (!found) return found.takeError();
  for (const TidyOption& option : *found)
    if (llvm::Error error =
            read_option(option, folder, project.vocabulary, checks, result))
      return llvm::createStringError(option.where + ": " +
                                     llvm::toString(std::move(error)));
  for (const std::string& setting : options.check_options)
    if (llvm::Error error = set_option(checks, setting)) return error;
  result.checks = std::make_shared<const Checks>(std::move(checks));
  return result;
}

llvm::Error look_into_folders(const Options& options, Project& project) {
  TidyOptions tidy;
  std::map<std::string, Folder> folders;
  for (const Unit& unit : project.selection.units) {
    std::string name = llvm::sys::path::parent_path(unit.file).str();
    Folder& folder = folders[name];
    if (folder.checks == nullptr) {
      auto read = look_into(name, project, options, tidy);
      if (!read) return read.takeError();
      folder = std::move(*read);
    }
    project.checks.push_back(folder.checks);
    project.vocabularies.push_back(folder.vocabulary);
  }
  return llvm::Error::success();
}

}  // namespace

llvm::Expected<Project> open_project(const Options& options) {
  Project project;
  auto job = make_job(options);
  if (!job) return job.takeError();
  project.job = std::move(*job);
  auto vocabulary = load_vocabulary(options);
  if (!vocabulary) return vocabulary.takeError();
  project.vocabulary = std::move(*vocabulary);
  auto selection = select_units(options, working_directory());
  if (!selection) return selection.takeError();
  project.selection = std::move(*selection);
  if (llvm::Error error = look_into_folders(options, project)) return error;
  return project;
}

Collector analyse(Project& project, const Options& options) {
  const std::vector<Unit>& units = project.selection.units;
  std::vector<std::string> files;
  for (const Unit& unit : units) files.push_back(unit.file);
  Collector collector(files, working_directory());
  for (render::Problem& problem : project.selection.problems)
    collector.add(std::move(problem));
  Job job = project.job;
  job.vocabulary = &project.vocabulary;
  PoolLimits limits{options.jobs, options.timeout};
  if (limits.jobs == 0) limits.jobs = std::thread::hardware_concurrency();
  Progress progress(units.size(), options.quiet);
  run_in_processes(
      units.size(), limits,
      [&](std::size_t i) {
        job.checks = *project.checks[i];  // in the worker's process
        if (project.vocabularies[i] != nullptr)
          job.vocabulary = project.vocabularies[i].get();
        return to_json(analyse_unit(units[i], job));
      },
      [&](std::size_t i, Outcome outcome) {
        collector.add(i, std::move(outcome));
        progress.step(collector.shown(units[i].file));
      });
  if (job.wants_comments) {
    std::vector<llvm::StringRef> known, ran;
    for (const checks::Check& check : checks::all_checks())
      known.push_back(check.name);
    for (const checks::SelectedCheck& selected : job.checks)
      ran.push_back(selected.check->name);
    collector.review_comments(known, ran);
  }
  return collector;
}

std::vector<render::Rule> all_rules() {
  std::vector<render::Rule> rules;
  for (const checks::Check& check : checks::all_checks()) {
    checks::Document document = checks::read_document(check.document);
    rules.push_back(
        {check.name, document.summary, document.severity, document.body});
  }
  return rules;
}

}  // namespace fearless::cli
