// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/finding.h"

#include <cstring>

#include "runtime/watch/place.h"

namespace fearless::detail::watch {
namespace {
constexpr char kHex[] = "0123456789abcdef";
}  // namespace

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

void write_hex(TextBase& out, std::uint64_t number) noexcept {
  for (int shift = 60; shift >= 0; shift -= 4) {
    out << kHex[number >> shift & 15];
  }
}

void write_location(TextBase& out, Site site) noexcept {
  Text<512> place;
  say_site(place, site);
  out << "{\"path\": ";
  write_string(out, place.view().substr(0, place.view().rfind(':')));
  out << ", \"line\": " << site.line() << ", \"column\": " << site.column()
      << ", \"end_line\": " << site.line()
      << ", \"end_column\": " << site.column() << '}';
}

std::uint64_t hash_of(Site site, std::uint64_t what) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  const auto add = [&hash](std::uint64_t byte) {
    hash = (hash ^ byte) * 0x100000001b3;
  };
  const char* const slash = std::strrchr(site.file(), '/');
  for (const char* at = slash ? slash + 1 : site.file(); *at; ++at) {
    add(static_cast<unsigned char>(*at));
  }
  add(site.line() & 0xFF);
  add(site.line() >> 8);
  add(what);
  return hash;
}

FindingWriter::FindingWriter(TextBase& out, std::string_view check,
                             Severity severity) noexcept
    : out_(out), is_error_(severity == Severity::kError) {
  out_ << "{\n  \"schema\": 1,\n"
          "  \"tool\": {\"name\": \"fearless\", \"version\": \"0.1.0\"},\n"
          "  \"findings\": [\n    {\n      \"check\": ";
  write_string(out_, check);
  out_ << ",\n      \"severity\": "
       << (is_error_ ? "\"error\"" : "\"warning\"");
}

void FindingWriter::location(Site site) noexcept {
  out_ << ",\n      \"location\": ";
  write_location(out_, site);
  out_ << ",\n      \"labels\": [";
}

void FindingWriter::begin_label(Site site, bool is_primary) noexcept {
  out_ << (has_label_ ? ",\n" : "\n") << "        {\"location\": ";
  has_label_ = true;
  write_location(out_, site);
  out_ << ", \"primary\": " << (is_primary ? "true" : "false");
}

void FindingWriter::end(std::uint64_t fingerprint,
                        std::string_view assumed) noexcept {
  out_ << ",\n      \"assumed\": [";
  if (!assumed.empty()) write_string(out_, assumed);
  out_ << "],\n      \"edits\": [],\n"
          "      \"more_paths\": 0,\n      \"side_by_side\": true,\n"
          "      \"fingerprint\": \"";
  write_hex(out_, fingerprint);
  out_ << "\"\n    }\n  ],\n  \"problems\": [],\n  \"summary\": "
       << (is_error_ ? "{\"errors\": 1, \"warnings\": 0, "
                     : "{\"errors\": 0, \"warnings\": 1, ")
       << "\"files_with_findings\": 1, \"files_checked\": 0, "
          "\"files_with_problems\": 0, \"seconds\": 0}\n}\n";
}

}  // namespace fearless::detail::watch
