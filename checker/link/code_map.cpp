// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/code_map.h"

#include <tuple>

namespace fearless::link {
namespace {

bool contains(const ir::Range& outer, const ir::Range& inner) {
  if (!outer.is_valid() || !inner.is_valid() || outer.file != inner.file)
    return false;
  return std::tie(outer.line, outer.column) <=
             std::tie(inner.line, inner.column) &&
         std::tie(inner.end_line, inner.end_column) <=
             std::tie(outer.end_line, outer.end_column);
}

}  // namespace

ir::FunctionId function_at(const ir::Module& module, const ir::Range& range) {
  ir::FunctionId found = ir::kNone;
  for (ir::FunctionId id = 0; id < module.functions.size(); ++id) {
    const ir::Range& body = module.functions[id].body;
    if (!contains(body, range)) continue;
    if (found == ir::kNone || contains(module.functions[found].body, body))
      found = id;
  }
  return found;
}

std::vector<ir::FunctionId> functions_to(const ir::Module& module,
                                         ir::FunctionId frame,
                                         const analysis::Site& site) {
  if (site.calls.empty()) return {site.function};
  std::vector<ir::FunctionId> functions = {frame};
  for (std::size_t n = 1; n < site.calls.size(); ++n)
    functions.push_back(function_at(module, site.calls[n]));
  functions.push_back(site.function);
  return functions;
}

}  // namespace fearless::link
