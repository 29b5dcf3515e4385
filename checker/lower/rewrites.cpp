// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/rewrites.h"

#include <set>

#include "checker/lower/rewrite_atomic.h"
#include "checker/lower/rewrite_walk.h"
#include "llvm/ADT/STLExtras.h"

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
  // Instances of a template have one text.
  std::set<ir::Rewrite> known;
  llvm::erase_if(unit.module().rewrites, [&](const ir::Rewrite& it) {
    return !known.insert(it).second;
  });
}

}  // namespace fearless::lower
