// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a watched process wrote of its lock orders
// (FEARLESS_OPTIONS=order_graph=FILE), as data; docs/schema/lock_orders.json
// describes the file, runtime/watch/order_graph.h what is in it.

#ifndef FEARLESS_CHECKER_CLI_LOCK_ORDERS_H_
#define FEARLESS_CHECKER_CLI_LOCK_ORDERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace fearless::cli {

// A lock as one thread took it.
struct LockTaken {
  std::string
      lock_class;    // what makes it the same one in another run; or empty
  std::string name;  // as reports call it
  std::string lock;  // which one, in this process
  bool reads = false;
  bool can_be_read = false;
  std::string path;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// When: a thread, a part of its life, and what was noted before.
struct LockMoment {
  std::uint32_t thread = 0;
  std::uint32_t segment = 0;
  std::uint64_t time = 0;
  std::string test;  // empty: none
};

struct LockOrder {
  LockMoment moment;
  LockTaken wanted;
  std::vector<LockTaken> held;
};

// Somebody wrote what can be read.
struct LockWriting {
  LockMoment moment;
  LockTaken taken;
};

// As runtime/watch/ancestry.h has it.
struct LockThread {
  std::uint32_t thread = 0;
  std::string name;
  std::uint32_t parent = 0, start_segment = 0;
  std::uint32_t joiner = 0, join_segment = 0;
  std::uint64_t met = 0, ended = 0;
};

struct LockOrders {
  std::string file;
  std::string program;  // without its folder
  std::uint32_t process = 0;
  bool is_complete = true;
  std::vector<LockThread> threads;
  std::vector<LockOrder> orders;
  std::vector<LockWriting> writings;
};

// The error names the file, and says what to do.
llvm::Expected<LockOrders> read_lock_orders(llvm::StringRef path);

}  // namespace fearless::cli

#endif  // FEARLESS_CHECKER_CLI_LOCK_ORDERS_H_
