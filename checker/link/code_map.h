// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which function a place of the source is in. Facts name the calls that lead
// to them by their ranges alone.

#ifndef FEARLESS_CHECKER_LINK_CODE_MAP_H_
#define FEARLESS_CHECKER_LINK_CODE_MAP_H_

#include <map>
#include <vector>

#include "checker/analysis/occurrence.h"
#include "checker/ir/module.h"

namespace fearless::link {

class CodeMap {
 public:
  CodeMap() = default;
  explicit CodeMap(const ir::Module& module);

  // The innermost function whose body has `range`, one of several instances of
  // a template; kNone if there is none. Logarithmic in the functions of a file;
  // linear for a range outside of all of them.
  ir::FunctionId function_at(const ir::Range& range) const;

  // The functions from `frame`, where a fact is known, to the one that does it.
  std::vector<ir::FunctionId> functions_to(ir::FunctionId frame,
                                           const analysis::Site& site) const;

 private:
  struct Body {
    ir::Range range;
    ir::FunctionId function = ir::kNone;
  };
  std::map<ir::FileId, std::vector<Body>> files_;  // by where they begin
};

}  // namespace fearless::link

#endif  // FEARLESS_CHECKER_LINK_CODE_MAP_H_
