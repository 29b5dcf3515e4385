// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Members that are kept to one thread, by code that asks on which thread it
// runs, and what changes them all the same where the answer was "another one",
// or did not matter. Who asks expects several threads; so the change needs a
// lock, even against itself. Asking and handing over to the right thread is how
// event loops do without locks: "Reactor" (Schmidt, PLoP 1995).
//
// Cost: linear in the accesses of all roots, but quadratic in those of one
// member.

#ifndef FEARLESS_CHECKER_LINK_CONFINEMENT_H_
#define FEARLESS_CHECKER_LINK_CONFINEMENT_H_

#include <vector>

#include "checker/link/knowledge.h"

namespace fearless::link {

// One for each member: the first change in the source.
std::vector<Conflict> unconfined(const Program::Knowledge& knowledge);

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CONFINEMENT_H_
