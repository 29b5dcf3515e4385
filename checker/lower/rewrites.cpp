// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/rewrites.h"

#include "checker/lower/rewrite_atomic.h"
#include "checker/lower/rewrite_walk.h"

namespace fearless::lower {

void collect_rewrites(UnitLowering& unit, llvm::ArrayRef<Body> bodies) {
  RewriteText text(unit.context(), unit.sources());
  AtomicRewrites atomics(unit, text);
  for (const Body& body : bodies) {
    if (body.function == nullptr) continue;
    RewriteWalk(unit, text).run(body.function);
    atomics.look_at(body.function);
  }
  atomics.finish();
}

}  // namespace fearless::lower
