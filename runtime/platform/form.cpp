// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The symbols behind observe.h's promise: the plain library has the first one.
// Both forms of the library have the second, in the same object file, so that
// a program which links both of them is refused, too.

#include "fearless/detail/observe.h"

extern "C" {
extern const char fearless_links_both_forms_of_the_runtime;

const char
    fearless_plain_form_of_the_runtime_must_not_mix_with_FEARLESS_INSTRUMENT =
        1;
const char fearless_links_both_forms_of_the_runtime = 1;
}
