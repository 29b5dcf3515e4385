// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The IR as bytes, for the cache and for the compiler plugin's files: about a
// third of the text.
//
//   "FIR" version   4 bytes
//   schema          4 bytes, changes when a struct or an enum of the IR does
//   checksum        8 bytes, over what follows
//   strings         each different one once: lengths, then bytes
//   module          numbers as LEB128; a struct is a mask of the members that
//                   differ from their default, then those members; a range is
//                   relative to the range before it
//
// Bytes of another version, cut short or changed give an error, never a crash,
// and take memory in proportion to their length. What is decoded may still
// name ids that do not exist when somebody wrote it so: verify.h tells.
// Both are pure and linear.

#ifndef FEARLESS_CHECKER_IR_BINARY_H_
#define FEARLESS_CHECKER_IR_BINARY_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "checker/ir/module.h"
#include "llvm/Support/Error.h"

namespace fearless::ir {

std::string encode(const Module& module);
llvm::Expected<Module> decode(std::string_view bytes);

// The 16 bytes before a payload of strings and module; for tests that damage
// a payload and want it read all the same.
std::string binary_header(std::string_view payload);
inline constexpr std::size_t kBinaryHeaderSize = 16;

}  // namespace fearless::ir

#endif  // FEARLESS_CHECKER_IR_BINARY_H_
