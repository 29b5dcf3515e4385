// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A part of a bank for each run: but for one, only some together can hang.
#include <cstring>

#include "fearless/latch.h"
#include "fearless/mutex.h"
#include "fearless/rwlock.h"
#include "fearless/thread.h"
#include "fearless/watch.h"

namespace {

fearless::Mutex<int> accounts;
fearless::Mutex<int> ledger;
fearless::Mutex<int> journal;
fearless::Mutex<int> closing;  // whoever closes the books has it first
fearless::RwLock<int> rates;
fearless::RwLock<int> fees;

void transfer() {
  auto a = accounts.lock();
  auto l = ledger.lock();
}
void audit() {
  auto l = ledger.lock();
  auto a = accounts.lock();
}
void audit_if_free() {
  auto l = ledger.lock();
  auto a = accounts.try_lock();
}
void transfer_while_closing() {
  auto c = closing.lock();
  transfer();
}
void audit_while_closing() {
  auto c = closing.lock();
  audit();
}
void enter_in_journal() {
  auto l = ledger.lock();
  auto j = journal.lock();
}
void replay_journal() {
  auto j = journal.lock();
  auto a = accounts.lock();
}
void quote() {
  auto r = rates.read();
  auto f = fees.read();
}
void estimate() {
  auto f = fees.read();
  auto r = rates.read();
}
void set_rates_and_fees() {
  {
    auto r = rates.write();
  }
  auto f = fees.write();
}
// Transfers and entries, of threads of which one has ended before the other
// begins.
void transfer_then_enter() {
  fearless::spawn("teller", transfer).join();
  fearless::spawn("clerk", enter_in_journal).join();
}
void transfer_beside_enter() {
  auto teller = fearless::spawn("teller", transfer);
  auto clerk = fearless::spawn("clerk", enter_in_journal);
  teller.join();
  clerk.join();
}
// The one that is reported by itself.
void transfer_beside_audit() {
  fearless::latch is_done(1);
  fearless::scope([&](fearless::Scope& s) {
    s.spawn("teller", [&] {
      transfer();
      is_done.count_down();
    });
    s.spawn("auditor", [&] {
      is_done.wait();
      audit();
    });
  });
}
void two_tests() {
  fearless::set_test_name("Bank.Transfers");
  transfer();
  fearless::set_test_name("Bank.Audits");
  audit();
}
void one_test_both_ways() {
  fearless::set_test_name("Bank.Everything");
  transfer();
  audit();
}

constexpr struct {
  const char* name;
  void (*run)();
} kRuns[] = {{"transfer", transfer},
             {"audit", audit},
             {"audit_if_free", audit_if_free},
             {"transfer_while_closing", transfer_while_closing},
             {"audit_while_closing", audit_while_closing},
             {"enter_in_journal", enter_in_journal},
             {"replay_journal", replay_journal},
             {"quote", quote},
             {"estimate", estimate},
             {"set_rates_and_fees", set_rates_and_fees},
             {"transfer_then_enter", transfer_then_enter},
             {"transfer_beside_enter", transfer_beside_enter},
             {"transfer_beside_audit", transfer_beside_audit},
             {"two_tests", two_tests},
             {"one_test_both_ways", one_test_both_ways}};

}  // namespace

int main(int, char** words) {
  for (const auto& [name, run] : kRuns) {
    if (std::strcmp(name, words[1]) == 0) run();
  }
}
