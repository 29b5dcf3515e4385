// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What link/ knows of a program, for checks: the facts of each function, and
// which functions are starting points, that is, run without a caller in sight.

#ifndef FEARLESS_CHECKER_LINK_KNOWLEDGE_H_
#define FEARLESS_CHECKER_LINK_KNOWLEDGE_H_

#include <set>
#include <vector>

#include "checker/analysis/interpreter.h"
#include "checker/link/code_map.h"
#include "checker/link/conflict.h"
#include "checker/link/program.h"

namespace fearless::link {

struct Program::Knowledge {
  ir::Module module;
  analysis::ModuleFacts facts;
  CodeMap code;
  // Functions that nobody in sight calls, and in a library also those that
  // others may call: every access of the program is seen from one of them.
  std::vector<ir::FunctionId> roots;
  std::set<ir::FunctionId> called;  // or started, by another one in sight
  bool is_closed = false;           // has `main`: all callers are in sight
  std::vector<Conflict> conflicts;  // several checks tell of them

  // Whether `thread` is what handles a signal: it interrupts another thread,
  // and no lock keeps it from that.
  bool handles_signal(analysis::ThreadId thread) const {
    return facts.spawns[thread].kind == ir::SpawnKind::kSignal;
  }

  analysis::Frame frame(ir::FunctionId id) const {
    return {module, module.functions[id], id};
  }
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_KNOWLEDGE_H_
