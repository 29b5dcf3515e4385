// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The symbols behind observe.h's promise: each form of the library has one of
// the first two. Both have the last, in the same object file, so that a program
// which links both of them is refused, too.

#include "fearless/detail/observe.h"

extern "C" {
extern const char fearless_links_both_forms_of_the_runtime;

#if FEARLESS_INSTRUMENT
const char fearless_instrumented_form_of_the_runtime_needs_FEARLESS_INSTRUMENT =
    1;
#else
const char
    fearless_plain_form_of_the_runtime_must_not_mix_with_FEARLESS_INSTRUMENT =
        1;
#endif
const char fearless_links_both_forms_of_the_runtime = 1;
}
