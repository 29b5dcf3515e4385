// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Writes a finding of the checker's schema (docs/schema/findings.json), member
// by member, so that `fearless report` reads what the runtime found. What is
// said comes from functions that say it: `[&](TextBase& said) { ... }`.

#ifndef FEARLESS_RUNTIME_WATCH_FINDING_H_
#define FEARLESS_RUNTIME_WATCH_FINDING_H_

#include <cstdint>
#include <string_view>

#include "fearless/detail/watch/site.h"
#include "runtime/watch/text.h"

namespace fearless::detail::watch {

// A JSON string, in quotes.
void write_string(TextBase& out, std::string_view text) noexcept;
// 16 digits.
void write_hex(TextBase& out, std::uint64_t number) noexcept;
// {"path": ..., "line": ...}
void write_location(TextBase& out, Site site) noexcept;

// Of a place, without its folder, and of what happens there.
std::uint64_t hash_of(Site site, std::uint64_t what) noexcept;

enum class Severity : std::uint8_t { kError, kWarning };

// REQUIRES: one call each, in the order in which they stand here; label() any
// number of times.
class FindingWriter {
 public:
  FindingWriter(TextBase& out, std::string_view check,
                Severity severity = Severity::kError) noexcept;

  template <typename Say>
  void message(Say&& say) noexcept {
    out_ << ",\n      \"message\": ";
    write_said(say);
  }
  void location(Site site) noexcept;
  // `write_more(out)` writes further members, each behind a comma.
  template <typename SayThread, typename Say, typename WriteMore>
  void label(Site site, bool is_primary, SayThread&& thread, Say&& say,
             WriteMore&& write_more) noexcept {
    begin_label(site, is_primary);
    out_ << ", \"text\": ";
    write_said(say);
    out_ << ", \"thread\": ";
    write_said(thread);
    write_more(out_);
    out_ << '}';
  }
  template <typename SayThread, typename Say>
  void label(Site site, bool is_primary, SayThread&& thread,
             Say&& say) noexcept {
    label(site, is_primary, thread, say, [](TextBase&) {});
  }
  template <typename SayWhy, typename SayFix>
  void finish(SayWhy&& why, SayFix&& fix, std::uint64_t fingerprint,
              std::string_view assumed = {}) noexcept {
    out_ << "],\n      \"why\": ";
    write_said(why);
    out_ << ",\n      \"fix\": ";
    write_said(fix);
    end(fingerprint, assumed);
  }

 private:
  template <typename Say>
  void write_said(Say& say) noexcept {
    Text<512> said;
    say(said);
    write_string(out_, said.view());
  }
  void begin_label(Site site, bool is_primary) noexcept;
  void end(std::uint64_t fingerprint, std::string_view assumed) noexcept;

  TextBase& out_;
  const bool is_error_;
  bool has_label_ = false;
};

}  // namespace fearless::detail::watch

#endif  // FEARLESS_RUNTIME_WATCH_FINDING_H_
