// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tidies the blocks of a function that was just built: drops what cannot be
// reached, joins a block with the only one that leads to it, skips empty
// blocks, and numbers the rest in the order in which they are first reached.
// Nothing that an event says is changed. Linear in the number of blocks.

#ifndef FEARLESS_CHECKER_LOWER_SIMPLIFY_H_
#define FEARLESS_CHECKER_LOWER_SIMPLIFY_H_

#include "checker/ir/function.h"

namespace fearless::lower {

void simplify(ir::Function& function);

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_SIMPLIFY_H_
