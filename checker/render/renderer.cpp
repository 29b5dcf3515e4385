// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/render/renderer.h"

#include "llvm/ADT/STLExtras.h"

namespace fearless::render {
namespace {

constexpr Renderer kRenderers[] = {
    {"text", "pictures of the source, for people", render_text, true},
    {"short", "one line per finding, for editors", render_short, false},
    {"json", "everything, docs/schema/findings.json", render_json, true},
    {"sarif", "SARIF 2.1.0, for code scanning services", render_sarif, false},
    {"html", "one self-contained page", nullptr, true},
    {"github", "annotations of a workflow run", render_github, false},
    {"clang-tidy", "the YAML of --export-fixes", render_clang_tidy, false},
};

}  // namespace

std::span<const Renderer> all_renderers() { return kRenderers; }

const Renderer* find_renderer(llvm::StringRef name) {
  auto found = llvm::find_if(
      kRenderers, [&](const Renderer& row) { return row.name == name; });
  return found == std::end(kRenderers) ? nullptr : found;
}

}  // namespace fearless::render
