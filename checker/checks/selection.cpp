// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/selection.h"

#include "checker/checks/document.h"
#include "checker/findings/glob.h"
#include "checker/findings/suggest.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::checks {
namespace {

using findings::Glob;

std::string suggestion(std::span<const Check> all, llvm::StringRef name) {
  name.consume_front(findings::kCheckPrefix);
  std::vector<llvm::StringRef> names;
  for (const Check& check : all) names.push_back(check.name);
  return findings::did_you_mean(name, names);
}

}  // namespace

llvm::Expected<std::vector<SelectedCheck>> select_checks(
    std::span<const Check> all, llvm::StringRef list) {
  const std::vector<Glob> globs = findings::split_globs(list);
  for (const Glob& glob : globs) {
    // `*` is right even in a build without checks.
    bool is_known = glob.pattern == "*";
    for (const Check& check : all)
      is_known |= findings::matches_check(glob.pattern, check.name);
    if (!is_known)
      return llvm::createStringError("no check matches `" + glob.pattern.str() +
                                     "`" + suggestion(all, glob.pattern));
  }
  std::vector<SelectedCheck> selected;
  for (const Check& check : all) {
    bool is_on = !globs.empty() && globs.front().is_negative;
    for (const Glob& glob : globs)
      if (findings::matches_check(glob.pattern, check.name))
        is_on = !glob.is_negative;
    if (is_on) selected.push_back({&check, {}});
  }
  if (selected.empty() && !all.empty())
    return llvm::createStringError("`--checks=" + list.str() +
                                   "` leaves no check to run");
  return selected;
}

llvm::Expected<const Check*> require_check(std::span<const Check> all,
                                           llvm::StringRef name) {
  llvm::StringRef bare = name;
  bare.consume_front(findings::kCheckPrefix);
  for (const Check& check : all)
    if (bare == llvm::StringRef(check.name)) return &check;
  return llvm::createStringError("there is no check `" + name.str() + "`" +
                                 suggestion(all, name));
}

llvm::Error set_check_option(std::span<const Check> all,
                             std::vector<SelectedCheck>& selected,
                             llvm::StringRef setting) {
  auto [name, value] = setting.split('=');
  auto [check_name, option] = name.split('.');
  if (!setting.contains('=') || option.empty())
    return llvm::createStringError("`--option` takes CHECK.NAME=VALUE, not `" +
                                   setting.str() + "`");
  auto check = require_check(all, check_name);
  if (!check) return check.takeError();
  Document document = read_document((*check)->document);
  if (!llvm::is_contained(document.options, option))
    return llvm::createStringError(
        "`" + std::string((*check)->name) + "` has no option `" + option.str() +
        "`" + findings::did_you_mean(option, document.options));
  for (SelectedCheck& row : selected)
    if (row.check == *check) row.options[option.str()] = value.str();
  return llvm::Error::success();
}

}  // namespace fearless::checks
