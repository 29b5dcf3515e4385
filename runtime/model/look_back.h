// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Backward revisits of TruSt (graphs.cpp): an operation that is new looks back
// at those of the run that could have come after it, and gives a plan for each
// where that is so, from this run only.

#ifndef FEARLESS_RUNTIME_MODEL_LOOK_BACK_H_
#define FEARLESS_RUNTIME_MODEL_LOOK_BACK_H_

#include <cstdint>
#include <vector>

#include "runtime/model/plan.h"

namespace fearless::detail::model {

// From the stores of read-modify-writes whose loads are there already: those
// without a mark get the next one.
std::vector<Plan> look_back_from_stores(const Execution& execution,
                                        std::vector<Mark>& marks,
                                        std::uint32_t& next);
// From what a thread is about to do, or waits to do, with mark `next`.
std::vector<Plan> look_back_from(const Execution& execution, Tid tid,
                                 std::vector<Mark>& marks, std::uint32_t next);

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_LOOK_BACK_H_
