// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In which order to interpret functions: callees first, each recursion as one
// group (Tarjan's strongly connected components, 1972). Spawned functions,
// stored closures and destructors count as called. Linear in calls.

#ifndef FEARLESS_CHECKER_ANALYSIS_CALL_ORDER_H_
#define FEARLESS_CHECKER_ANALYSIS_CALL_ORDER_H_

#include <map>
#include <string>
#include <vector>

#include "checker/ir/module.h"

namespace fearless::analysis {

std::vector<std::vector<ir::FunctionId>> call_order(const ir::Module& module);

// Functions that `function` may run, itself or on another thread.
std::vector<ir::FunctionId> callees_of(const ir::Module& module,
                                       ir::FunctionId function);
bool calls_itself(const ir::Module& module, ir::FunctionId function);

std::map<std::string, std::vector<ir::FunctionId>> overriders_of(
    const ir::Module& module);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_CALL_ORDER_H_
