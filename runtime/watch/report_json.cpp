// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <unistd.h>

#include "runtime/watch/report.h"
#include "runtime/watch/words.h"

namespace fearless::detail::watch {
namespace {

constexpr char kHex[] = "0123456789abcdef";

// A string in quotes.
void write_string(TextBase& out, std::string_view text) noexcept {
  out << '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out << '\\' << c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out << "\\u00" << kHex[c >> 4] << kHex[c & 15];
    } else {
      out << c;
    }
  }
  out << '"';
}

template <typename Say>
void write_said(TextBase& out, Say&& say) noexcept {
  Text<512> said;
  say(said);
  write_string(out, said.view());
}

void write_location(TextBase& out, Site site) noexcept {
  Text<512> place;
  say_site(place, site);
  const std::size_t colon = place.view().rfind(':');
  out << "{\"path\": ";
  write_string(out, place.view().substr(0, colon));
  out << ", \"line\": " << site.line() << ", \"column\": " << site.column()
      << ", \"end_line\": " << site.line()
      << ", \"end_column\": " << site.column() << '}';
}

void write_label(TextBase& out, const Verdict& verdict,
                 std::uint32_t i) noexcept {
  out << (i == 0 ? "\n" : ",\n") << "        {\"location\": ";
  write_location(out, verdict.wait(i).site);
  out << ", \"primary\": " << (i == 0 ? "true" : "false") << ", \"text\": ";
  write_said(out, [&](TextBase& text) {
    say_step(text, verdict, i);
    text << ", ";
    const Site since = say_reason(text, verdict, i);
    if (since.is_known()) say_site(text << ' ', since);
  });
  out << ", \"thread\": ";
  write_said(out, [&](TextBase& text) { say_thread(text, verdict.slot(i)); });
  out << '}';
}

void write_fingerprint(TextBase& out, std::uint64_t hash) noexcept {
  out << '"';
  for (int shift = 60; shift >= 0; shift -= 4) out << kHex[hash >> shift & 15];
  out << '"';
}

}  // namespace

void write_json(TextBase& out, const Verdict& verdict) noexcept {
  out << "{\n  \"schema\": 1,\n"
         "  \"tool\": {\"name\": \"fearless\", \"version\": \"0.1.0\"},\n"
         "  \"findings\": [\n    {\n      \"check\": \"deadlock\",\n"
         "      \"severity\": \"error\",\n      \"message\": ";
  write_said(out, [&](TextBase& text) { say_message(text, verdict); });
  out << ",\n      \"location\": ";
  write_location(out, verdict.wait(0).site);
  out << ",\n      \"labels\": [";
  for (std::uint32_t i = 0; i < verdict.shown_count; ++i) {
    write_label(out, verdict, i);
  }
  out << "],\n      \"why\": ";
  write_said(out, [&](TextBase& text) { say_why(text, verdict); });
  out << ",\n      \"fix\": ";
  write_said(out, [&](TextBase& text) { say_fix(text, verdict); });
  out << ",\n      \"assumed\": [],\n      \"edits\": [],\n"
         "      \"more_paths\": 0,\n      \"side_by_side\": true,\n"
         "      \"fingerprint\": ";
  write_fingerprint(out, fingerprint(verdict));
  out << "\n    }\n  ],\n  \"problems\": [],\n"
         "  \"summary\": {\"errors\": 1, \"warnings\": 0, "
         "\"files_with_findings\": 1, \"files_checked\": 0, "
         "\"files_with_problems\": 0, \"seconds\": 0}\n}\n";
}

}  // namespace fearless::detail::watch
