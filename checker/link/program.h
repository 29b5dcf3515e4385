// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Everything a check may ask: the modules, and what analysis/ worked out of
// them. Built once, then read only; checks may run on several threads.

#ifndef FEARLESS_CHECKER_LINK_PROGRAM_H_
#define FEARLESS_CHECKER_LINK_PROGRAM_H_

#include <memory>
#include <vector>

#include "checker/ir/module.h"

namespace fearless::link {

class Program {
 public:
  // One unit's module. Whole-program linking adds a constructor for several.
  explicit Program(ir::Module module);
  ~Program();
  Program(Program&&) noexcept;
  Program& operator=(Program&&) noexcept;

  const ir::Module& module() const;
  // Functions that analysis gave up on, as notes for the user.
  std::vector<ir::Problem> problems() const;
  // Readable form of every function's summary, for --stop-after=summary.
  std::string print_summaries() const;

  struct Knowledge;  // what analysis/ found; see knowledge.h
  const Knowledge& knowledge() const { return *knowledge_; }

 private:
  std::unique_ptr<Knowledge> knowledge_;
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_PROGRAM_H_
