// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two threads side by side, for findings that are about an order and not about
// one line:
//
//   path 1  transfer()                          path 2  audit()
//   src/transfer.cpp:12  takes `Account::mu`    src/audit.cpp:21  takes ...
//
// More than two threads, or paths too wide for a terminal, stand one below the
// other.

#ifndef FEARLESS_CHECKER_RENDER_COLUMNS_H_
#define FEARLESS_CHECKER_RENDER_COLUMNS_H_

#include "checker/render/row.h"

namespace fearless::render {

Rows draw_columns(const findings::Finding& finding);

}  // namespace fearless::render

#endif  // FEARLESS_CHECKER_RENDER_COLUMNS_H_
