// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The bank of library.cpp, with what the standard library has.
#include <cstring>
#include <mutex>
#include <shared_mutex>
#include <thread>

std::mutex accounts;  // seen by all files: one in every program
static std::mutex ledger;

namespace {

std::mutex closing;

// A lock of one's own, as many projects have one: what makes it is always here.
class Lock {
 public:
  Lock() { pthread_mutex_init(&mutex_, nullptr); }
  void lock() { pthread_mutex_lock(&mutex_); }
  void unlock() { pthread_mutex_unlock(&mutex_); }

 private:
  pthread_mutex_t mutex_;
};

void transfer() {
  std::lock_guard a(accounts);
  std::lock_guard l(ledger);
}
void audit() {
  std::lock_guard l(ledger);
  std::lock_guard a(accounts);
}
void audit_if_free() {
  std::lock_guard l(ledger);
  if (accounts.try_lock()) accounts.unlock();
}
void transfer_while_closing() {
  std::lock_guard c(closing);
  transfer();
}
void audit_while_closing() {
  std::lock_guard c(closing);
  audit();
}
// On the heap, and known by their first use; the gate is, too, and is used
// first in another place by each of the two.
struct Branch {
  std::mutex gate;
  std::mutex safe;
};
void open_safe() {
  Branch branch;
  std::lock_guard g(branch.gate);
  std::lock_guard s(branch.safe);
  std::lock_guard l(ledger);
}
void count_safe() {
  Branch branch;
  std::lock_guard g(branch.gate);
  std::lock_guard l(ledger);
  std::lock_guard s(branch.safe);
}
// Other locks that the same class makes.
void sell() {
  auto till = new Lock;
  std::lock_guard t(*till);
  std::lock_guard l(ledger);
}
void buy() {
  auto stock = new Lock;
  std::lock_guard l(ledger);
  std::lock_guard s(*stock);
}

constexpr struct {
  const char* name;
  void (*run)();
} kRuns[] = {{"transfer", transfer},
             {"audit", audit},
             {"audit_if_free", audit_if_free},
             {"transfer_while_closing", transfer_while_closing},
             {"audit_while_closing", audit_while_closing},
             {"open_safe", open_safe},
             {"count_safe", count_safe},
             {"sell", sell},
             {"buy", buy}};

}  // namespace

int main(int, char** words) {
  std::thread([] {}).join();
  for (const auto& [name, run] : kRuns) {
    if (std::strcmp(name, words[1]) == 0) run();
  }
}
