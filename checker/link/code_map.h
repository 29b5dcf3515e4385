// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which function a place of the source is in. Facts name the calls that lead
// to them by their ranges alone.

#ifndef FEARLESS_CHECKER_LINK_CODE_MAP_H_
#define FEARLESS_CHECKER_LINK_CODE_MAP_H_

#include <vector>

#include "checker/analysis/occurrence.h"
#include "checker/ir/module.h"

namespace fearless::link {

// The innermost function whose body has `range`, one of several instances of a
// template; kNone if there is none. Linear in the functions.
ir::FunctionId function_at(const ir::Module& module, const ir::Range& range);

// The functions from `frame`, where a fact is known, to the one that does it.
std::vector<ir::FunctionId> functions_to(const ir::Module& module,
                                         ir::FunctionId frame,
                                         const analysis::Site& site);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CODE_MAP_H_
