// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The lines of source that tell a finding's story, with their labels:
//
//   - the file of the primary label first, lines in the order of the story;
//     `...|` where lines between two are left out, `|` where the story goes
//     back up;
//   - then the other files, each behind `:::`.
//
// Where labels tell threads apart, a step in another file that belongs to no
// thread (where a thread starts) takes one row: it is background. A picture
// has at most `max_rows` rows: to fit, other files take one row each, then
// connectors go, then steps from the end, and a row says how many.

#ifndef FEARLESS_CHECKER_RENDER_PICTURE_H_
#define FEARLESS_CHECKER_RENDER_PICTURE_H_

#include "checker/render/snippet.h"

namespace fearless::render {

struct Picture {
  Gutter gutter;
  Rows rows;
};

Picture draw_picture(const findings::Finding& finding, findings::Source& source,
                     std::size_t max_rows);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_PICTURE_H_
