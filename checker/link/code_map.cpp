// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/code_map.h"

#include <algorithm>
#include <tuple>

namespace fearless::link {
namespace {

auto begin_of(const ir::Range& range) {
  return std::tuple(range.line, range.column);
}

auto end_of(const ir::Range& range) {
  return std::tuple(range.end_line, range.end_column);
}

}  // namespace

CodeMap::CodeMap(const ir::Module& module) {
  for (ir::FunctionId id = 0; id < module.functions.size(); ++id)
    if (const ir::Range& body = module.functions[id].body; body.is_valid())
      files_[body.file].push_back({body, id});
  for (auto& [file, bodies] : files_)
    std::sort(bodies.begin(), bodies.end(), [](const Body& a, const Body& b) {
      return std::tuple(begin_of(a.range), a.function) <
             std::tuple(begin_of(b.range), b.function);
    });
}

// Bodies nest or stand apart: of those that begin before `range` the last that
// has not ended is the innermost.
ir::FunctionId CodeMap::function_at(const ir::Range& range) const {
  auto file = files_.find(range.file);
  if (file == files_.end() || !range.is_valid()) return ir::kNone;
  const std::vector<Body>& bodies = file->second;
  auto after = std::upper_bound(bodies.begin(), bodies.end(), begin_of(range),
                                [](const auto& begin, const Body& body) {
                                  return begin < begin_of(body.range);
                                });
  while (after != bodies.begin())
    if (end_of(range) <= end_of((--after)->range)) return after->function;
  return ir::kNone;
}

std::vector<ir::FunctionId> CodeMap::functions_to(
    ir::FunctionId frame, const analysis::Site& site) const {
  if (site.calls.empty()) return {site.function};
  std::vector<ir::FunctionId> functions = {frame};
  for (std::size_t n = 1; n < site.calls.size(); ++n)
    functions.push_back(function_at(site.calls[n]));
  functions.push_back(site.function);
  return functions;
}

}  // namespace fearless::link
