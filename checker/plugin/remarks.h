// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A finding as Clang's diagnostics say it: a warning and its notes, at places
// of the host's source manager. The words and their order are those of
// `fearless check --format=short`; the last note is the fix.

#ifndef FEARLESS_CHECKER_PLUGIN_REMARKS_H_
#define FEARLESS_CHECKER_PLUGIN_REMARKS_H_

#include <string>
#include <vector>

#include "checker/findings/finding.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"

namespace fearless::plugin {

struct Remark {
  clang::SourceLocation where;  // invalid: nowhere in this unit
  clang::CharSourceRange underlined;
  std::string text;
  std::vector<clang::FixItHint> edits;
};

// The warning first.
std::vector<Remark> remarks_on(const findings::Finding& finding,
                               clang::SourceManager& sources);

// Puts a remark into the diagnostic that was begun for it, whose text is "%0".
void fill(const clang::DiagnosticBuilder& diagnostic, const Remark& remark);

}  // namespace fearless::plugin

#endif  // FEARLESS_CHECKER_PLUGIN_REMARKS_H_
