// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "bank.h"

#include <fearless/watch.h>

bool is_watched() { return fearless::kIsInstrumented; }
