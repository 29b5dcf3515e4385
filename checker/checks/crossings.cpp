// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/crossings.h"

#include <algorithm>

namespace fearless::checks {

bool is_used_meanwhile(const Knowledge& k, ir::FunctionId function,
                       analysis::ThreadId thread, const ir::Place& object) {
  const std::vector<analysis::Access>& accesses =
      k.facts.functions[function].accesses;
  return std::any_of(
      accesses.begin(), accesses.end(), [&](const analysis::Access& access) {
        bool touches =
            object.covers(access.place) || access.place.covers(object);
        return touches && std::find(access.live.begin(), access.live.end(),
                                    thread) != access.live.end();
      });
}

std::string tell_chain(const Story& story, const ir::Trait& trait,
                       findings::Finding& finding) {
  std::string last;
  for (const ir::Reason& reason : trait.because) {
    last = reason.text;
    if (reason.range.is_valid())
      finding.labels.push_back(story.label(reason.range, reason.text));
  }
  return last;
}

bool is_generic(const Knowledge& k, ir::FunctionId function) {
  return k.module.functions[function].is(ir::FunctionFlag::kInstantiation);
}

}  // namespace fearless::checks
