// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/cli/stats.h"

#include <algorithm>

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

namespace fearless::cli {
namespace {

constexpr std::size_t kShownTexts = 10;

void print_row(const UnitStats& stats, llvm::StringRef file,
               llvm::raw_ostream& out) {
  out << llvm::format("%10llu %10llu %8llu %9.2f %9.2f %9.2f %9.2f %9.1f  ",
                      static_cast<unsigned long long>(stats.functions),
                      static_cast<unsigned long long>(stats.events),
                      static_cast<unsigned long long>(stats.opaque_events),
                      stats.parse_seconds, stats.lower_seconds,
                      stats.analysis_seconds, stats.cpu_seconds,
                      static_cast<double>(stats.peak_kilobytes) / 1024)
      << file << '\n';
}

void print_opaque(const UnitStats& total, llvm::raw_ostream& out) {
  if (total.opaque_texts.empty()) return;
  std::vector<std::pair<std::uint64_t, llvm::StringRef>> rows;
  for (const auto& [text, count] : total.opaque_texts)
    rows.emplace_back(count, text);
  llvm::sort(rows, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  rows.resize(std::min(rows.size(), kShownTexts));
  out << "not modelled, most often:\n";
  for (const auto& [count, text] : rows)
    out << llvm::format("%10llu  ", static_cast<unsigned long long>(count))
        << text << '\n';
}

}  // namespace

void print_stats(const std::vector<std::string>& files,
                 const std::vector<UnitStats>& stats, llvm::raw_ostream& out) {
  out << " functions     events   opaque   parse s   lower s analyse s     cpu "
         "s"
         "  peak MiB  file\n";
  UnitStats total;
  for (std::size_t i = 0; i < files.size(); ++i) {
    print_row(stats[i], files[i], out);
    total.add(stats[i]);
  }
  if (files.size() > 1) print_row(total, "all", out);
  print_opaque(total, out);
  out << "findings before merging, per check:\n";
  for (const auto& [check, count] : total.findings)
    out << llvm::format("%10llu  ", static_cast<unsigned long long>(count))
        << check << '\n';
}

}  // namespace fearless::cli
