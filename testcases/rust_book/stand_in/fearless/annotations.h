// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a source file may say about its own types and functions. This folder is
// a stand-in for the runtime's headers: same names and meaning, simplest code.
// It goes away when runtime/include/fearless/ has them all.

#ifndef FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_ANNOTATIONS_H_
#define FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_ANNOTATIONS_H_

#if defined(__clang__)
#define FEARLESS_ANNOTATE_(text) [[clang::annotate(text)]]
#else
#define FEARLESS_ANNOTATE_(text)
#endif

// On a class, and like Rust's `unsafe impl`: the author vouches for it.
#define FEARLESS_SEND FEARLESS_ANNOTATE_("fearless::send")
#define FEARLESS_NOT_SEND FEARLESS_ANNOTATE_("fearless::not_send")
#define FEARLESS_SYNC FEARLESS_ANNOTATE_("fearless::sync")
#define FEARLESS_NOT_SYNC FEARLESS_ANNOTATE_("fearless::not_sync")

// On a parameter: the call hands it over, or runs it on another thread.
#define FEARLESS_SENDS FEARLESS_ANNOTATE_("fearless::sends")
#define FEARLESS_SPAWNS FEARLESS_ANNOTATE_("fearless::spawns")

#endif  // FEARLESS_TESTCASES_RUST_BOOK_STAND_IN_FEARLESS_ANNOTATIONS_H_
