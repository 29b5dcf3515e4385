// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/finding.h"
#include "runtime/watch/report.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {

void write_json(TextBase& out, const Verdict& verdict) noexcept {
  FindingWriter finding(out, "deadlock");
  finding.message([&](TextBase& said) { say_message(said, verdict); });
  finding.location(verdict.wait(0).site);
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    finding.label(
        verdict.wait(i).site, i == 0,
        [&](TextBase& said) { say_thread(said, verdict.slot(i)); },
        [&](TextBase& said) {
          say_step(said, verdict, i);
          said << ", ";
          const Site since = say_reason(said, verdict, i);
          if (since.is_known()) say_site(said << ' ', since);
        },
        [&](TextBase& more) {
          write_stack_member(more, verdict.slot(i).wait_stack);
        });
  }
  finding.finish([&](TextBase& said) { say_why(said, verdict); },
                 [&](TextBase& said) { say_fix(said, verdict); },
                 fingerprint(verdict));
}

}  // namespace fearless::detail::watch
