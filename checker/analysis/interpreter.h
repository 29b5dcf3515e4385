// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Abstract interpretation of one function: a worklist over its blocks carries
// states (state.h) to a fixpoint, then every event is run once more with the
// final states and what it does is recorded (recorder.h). Calls use summaries
// of the callees, so the functions of a module are done callees first; in a
// recursion the summaries start empty and grow for a few rounds.
//
// Termination: states only grow under join, places are bounded in length and
// targets in number; a block that is still changing after kMaxVisits is left
// as it is and the function counted as over budget.

#ifndef FEARLESS_CHECKER_ANALYSIS_INTERPRETER_H_
#define FEARLESS_CHECKER_ANALYSIS_INTERPRETER_H_

#include <vector>

#include "checker/analysis/facts.h"
#include "checker/analysis/flow.h"
#include "checker/analysis/state.h"

namespace fearless::analysis {

// What is known of the whole module while its functions are interpreted.
struct Context {
  const ir::Module& module;
  std::vector<FunctionFacts>& facts;  // by FunctionId, callees first
  std::vector<SpawnSite>& spawns;     // [0] is the own thread
  // Numbers of spawn sites: by function and range of the event.
  std::map<std::tuple<ir::FunctionId, ir::Range, ir::FunctionId>, ThreadId>&
      spawn_ids;
  // Methods that override the method with this usr.
  std::map<std::string, std::vector<ir::FunctionId>> overriders;
};

FunctionFacts interpret(Context& context, ir::FunctionId function);

// Does every function of `module`, callees first.
struct ModuleFacts {
  std::vector<FunctionFacts> functions;
  std::vector<SpawnSite> spawns;
};
ModuleFacts interpret(const ir::Module& module);

}  // namespace fearless::analysis

#endif  // FEARLESS_CHECKER_ANALYSIS_INTERPRETER_H_
