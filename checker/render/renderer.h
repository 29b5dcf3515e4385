// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The table of output formats. A renderer is one file with one function, and
// one row in renderer.cpp; the command line, its help and its error messages
// read the table. A row without a function is a format that is promised and
// not there yet. Renderers print what a Report says and compute nothing.

#ifndef FEARLESS_CHECKER_RENDER_RENDERER_H_
#define FEARLESS_CHECKER_RENDER_RENDERER_H_

#include <span>

#include "checker/findings/source.h"
#include "checker/render/report.h"
#include "llvm/Support/raw_ostream.h"

namespace fearless::render {

// What a renderer writes on, and where it finds source lines.
struct Page {
  llvm::raw_ostream& out;
  findings::Source& source;
  bool use_color = false;
};

struct Renderer {
  llvm::StringRef name;
  llvm::StringRef text;  // for --help
  void (*run)(const Report&, Page);
  bool shows_summary = false;  // else the summary line goes to stderr
};

std::span<const Renderer> all_renderers();
const Renderer* find_renderer(llvm::StringRef name);

void render_text(const Report& report, Page page);
void render_short(const Report& report, Page page);
void render_json(const Report& report, Page page);
void render_sarif(const Report& report, Page page);
void render_github(const Report& report, Page page);
void render_clang_tidy(const Report& report, Page page);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_RENDERER_H_
