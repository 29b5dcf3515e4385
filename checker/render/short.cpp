// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// --format=short: GNU style, so that every editor and every script can read
// it. The labels follow as notes, in the order of the story; the primary one
// is the line itself.

#include "checker/findings/json.h"
#include "checker/render/display.h"
#include "checker/render/renderer.h"
#include "checker/render/words.h"

namespace fearless::render {
void render_short(const Report& report, Page page) {
  for (const findings::Finding& finding : report.findings) {
    page.out << printable(position_words(finding.where)) << ": "
             << findings::severity_name(finding.severity) << ": "
             << printable(finding.message) << " [fearless-" << finding.check
             << "]\n";
    for (const findings::Label& label : finding.labels)
      if (!label.is_primary && label.where.is_valid())
        page.out << printable(position_words(label.where))
                 << ": note: " << printable(note_words(finding, label)) << '\n';
  }
}

}  // namespace fearless::render
