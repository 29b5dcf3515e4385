// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Races between two methods of one object, where no function in sight calls
// both. Two things say that the methods do run side by side:
//  - one is marked as the root of a thread (FEARLESS_THREAD_ROOT): a driver or
//    framework calls it on a thread of its own, at any time;
//  - one leaves a thread running on the object, and the other joins that
//    thread afterwards: until then it ran.
//
// Cost: quadratic in the accesses of one class to one of its members.

#ifndef FEARLESS_CHECKER_LINK_METHODS_H_
#define FEARLESS_CHECKER_LINK_METHODS_H_

#include <vector>

#include "checker/link/conflicts.h"

namespace fearless::link {

std::vector<Conflict> between_methods(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_METHODS_H_
