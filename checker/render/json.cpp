// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// --format=json: one object with everything a finding knows, for scripts and
// for `fearless report`. docs/schema/findings.json is its description; members
// may be added, `schema` changes when one changes its meaning.

#include "checker/findings/json.h"

#include <cmath>

#include "checker/render/renderer.h"

namespace fearless::render {
namespace {

constexpr int kSchema = 1;

void write_summary(llvm::json::OStream& out, const Summary& summary) {
  out.attributeObject("summary", [&] {
    out.attribute("errors", summary.errors);
    out.attribute("warnings", summary.warnings);
    out.attribute("files_with_findings", summary.files_with_findings);
    out.attribute("files_checked", summary.files_checked);
    out.attribute("files_with_problems", summary.files_with_problems);
    out.attribute("seconds", std::round(summary.seconds * 1000) / 1000);
  });
}

void write_problem(llvm::json::OStream& out, const Problem& problem) {
  out.object([&] {
    out.attribute("kind", kind_name(problem.kind));
    out.attribute("file", findings::valid_utf8(problem.file));
    out.attribute("text", findings::valid_utf8(problem.text));
  });
}

}  // namespace

void render_json(const Report& report, Page page) {
  llvm::json::OStream out(page.out, /*IndentSize=*/2);
  out.object([&] {
    out.attribute("schema", kSchema);
    out.attributeObject("tool", [&] {
      out.attribute("name", "fearless");
      out.attribute("version", report.version);
    });
    out.attributeArray("findings", [&] {
      for (const auto& finding : report.findings) out.value(toJSON(finding));
    });
    if (!report.silenced.empty())
      out.attributeArray("silenced", [&] {
        for (const auto& finding : report.silenced) out.value(toJSON(finding));
      });
    out.attributeArray("problems", [&] {
      for (const Problem& problem : report.problems)
        write_problem(out, problem);
    });
    write_summary(out, report.summary);
  });
  page.out << '\n';
}

}  // namespace fearless::render
