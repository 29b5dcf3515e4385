// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/weak_words.h"

#include <string_view>

namespace fearless::detail::model {
namespace {

// Where a store is, as seen from another line.
std::string line_of(const Execution& execution, Index store, Site from) {
  const Site site = execution.events()[static_cast<std::size_t>(store)].op.site;
  const std::string_view file = site.file();
  const std::string line = std::to_string(site.line());
  return file == from.file()
             ? "line " + line
             : std::string(file.substr(file.rfind('/') + 1)) + ":" + line;
}

}  // namespace

std::string weak_words(const Execution& execution, const Event& event) {
  const Memory* const memory = execution.memory();
  if (!memory || !is_access(event.op.verb)) return "";
  const auto index = static_cast<Index>(&event - execution.events().begin());
  const Action& action = (*memory)[index];
  const std::uint32_t rank =
      action.writes ? action.rank : memory->rank_read(action);
  // Of the stores that were there then, the newest.
  Index newest = kInitial;
  for (const Index store : memory->stores(event.op.object)) {
    if (store < index && (*memory)[store].rank > rank) newest = store;
  }
  if (newest == kInitial) return "";
  const std::string other = std::to_string((*memory)[newest].value);
  const std::string place = line_of(execution, newest, event.op.site);
  if (!action.reads) return ", before the " + other + " of " + place;
  const std::string from =
      action.from == kInitial
          ? "from the start"
          : "from " + line_of(execution, action.from, event.op.site);
  return " " + from + ", though " + other + " was stored at " + place;
}

}  // namespace fearless::detail::model
