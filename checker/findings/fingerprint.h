// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A name for a finding that survives edits elsewhere in the file, for
// baselines and for services that follow a bug from push to push. It is a hash
// of the check, the subject, the file's name, the message and the text of the
// primary statement; line numbers and white space do not enter, nor does how
// the statement is broken into lines. Findings that agree
// in all of these are told apart by their order in the file. 16 hexadecimal
// digits, the same on every machine and in every working directory.

#ifndef FEARLESS_CHECKER_FINDINGS_FINGERPRINT_H_
#define FEARLESS_CHECKER_FINDINGS_FINGERPRINT_H_

#include <vector>

#include "checker/findings/finding.h"
#include "checker/findings/source.h"

namespace fearless::findings {

// Sets `fingerprint` of every finding. REQUIRES: ordered, as FindingSet gives
// them, and with paths that `source` can read.
void assign_fingerprints(std::vector<Finding>& findings, Source& source);

}  // namespace fearless::findings

#endif  // FEARLESS_CHECKER_FINDINGS_FINGERPRINT_H_
