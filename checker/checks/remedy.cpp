// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/remedy.h"

#include <algorithm>

namespace fearless::checks {

bool contains(const ir::Range& outer, const ir::Range& inner) {
  auto begin = [](const ir::Range& r) { return std::pair(r.line, r.column); };
  auto end = [](const ir::Range& r) {
    return std::pair(r.end_line, r.end_column);
  };
  return outer.file == inner.file && begin(outer) <= begin(inner) &&
         end(inner) <= end(outer);
}

bool Remedy::add(Kind kind, const ir::Range& at) {
  return add(kind, [&](const ir::Rewrite& it) { return it.at == at; });
}

void Remedy::apply(findings::Finding& finding) const {
  if (is_off_) return;
  std::vector<findings::Edit>& edits = finding.edits;
  for (const ir::Rewrite* rewrite : planned_)
    for (const ir::Replacement& each : rewrite->edits) {
      findings::Edit edit{story_.at(each.range), each.text};
      if (std::find(edits.begin(), edits.end(), edit) != edits.end()) continue;
      auto same = std::find_if(
          edits.begin(), edits.end(),
          [&](const findings::Edit& it) { return it.where == edit.where; });
      if (same == edits.end())
        edits.push_back(std::move(edit));
      else
        same->replacement += edit.replacement;
    }
}

}  // namespace fearless::checks
