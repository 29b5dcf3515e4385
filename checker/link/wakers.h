// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Who ends a wait: the thread that is joined, those who notify the condition
// variable, release the semaphore, count the latch down or send to the
// channel. They are looked for in the function that sees the wait and them,
// and among the methods of the same class.

#ifndef FEARLESS_CHECKER_LINK_WAKERS_H_
#define FEARLESS_CHECKER_LINK_WAKERS_H_

#include <optional>
#include <utility>

#include "checker/link/knowledge.h"

namespace fearless::link {

using Acquisition = std::pair<ir::FunctionId, analysis::Operation>;

// How somebody who could end `block` takes `lock` first; none when one who
// could does without, or when nobody is in sight. Places are those of `frame`.
std::optional<Acquisition> lock_of_wakers(const Program::Knowledge& knowledge,
                                          ir::FunctionId frame,
                                          const analysis::Operation& block,
                                          const ir::Place& lock);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_WAKERS_H_
