// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A finding as JSON and back. One shape serves `--format=json`, the pipe from
// a worker to its parent, and `fearless report`; docs/schema/findings.json
// describes it. Absent members have the value of a default Finding. Bytes that
// are no UTF-8 (they can come from source text) are replaced, so the output is
// always valid.

#ifndef FEARLESS_CHECKER_FINDINGS_JSON_H_
#define FEARLESS_CHECKER_FINDINGS_JSON_H_

#include "checker/findings/finding.h"
#include "checker/findings/suppress.h"
#include "llvm/Support/JSON.h"

namespace fearless::findings {

llvm::json::Value toJSON(const Comment& comment);
bool fromJSON(const llvm::json::Value& value, Comment& comment,
              llvm::json::Path path);
llvm::json::Value toJSON(const Finding& finding);
bool fromJSON(const llvm::json::Value& value, Finding& finding,
              llvm::json::Path path);

llvm::StringRef severity_name(Severity severity);

// `text` with every byte that is no UTF-8 replaced by U+FFFD.
std::string valid_utf8(llvm::StringRef text);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_JSON_H_
