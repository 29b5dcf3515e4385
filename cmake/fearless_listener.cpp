// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// fearless_test() compiles this into test programs that link GoogleTest, so
// that none of their own files needs to include the listener.
#include <fearless/gtest.h>
