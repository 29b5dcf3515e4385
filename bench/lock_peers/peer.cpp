// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C++ peers of `bench/locks`, one program each: compile with
// -DLOCK_HEADER="\"lock_NAME.h\"", whose namespace `peer` has the types.
// Usage: peer WORKLOAD. Prints `unsupported` for what its library has not.
//
// A process that never had a second thread may be cheated of its locked
// instructions: glibc and libstdc++ leave them out then. So a thread sleeps
// beside every workload, except those called `_alone`.

#include <cmath>
#include <cstdint>
#include <memory>
#include <mutex>
#include <shared_mutex>

#include "harness.h"
#include LOCK_HEADER

namespace {

// On lines of its own: neighbours on the stack of main() make a lock look slow.
template <typename T>
struct alignas(128) Apart {
  T value{};
  char rest[128];
};
template <typename T>
T* apart() {
  return &(new Apart<T>)->value;  // lives as long as the process
}

// A lock beside its data, as in Mutex<T>.
template <typename Lock>
struct Locked {
  Lock lock;
  std::uint64_t n = 0;
  void add() {
    std::lock_guard hold(lock);
    ++n;
  }
  void read() {
    std::shared_lock hold(lock);
    asm volatile("" : : "r"(n) : "memory");
  }
};

template <typename Op>
void alone(Op op, long first_n = 16) {
  bench::measure(
      [op](long n) {
        const auto start = bench::Clock::now();
        for (long i = 0; i < n; ++i) op();
        return bench::nanoseconds_since(start);
      },
      first_n);
}

// Computes for some time: rounds of a chain of multiplications.
inline void work(long rounds) {
  std::uint64_t x = 1;
  for (long i = 0; i < rounds; ++i) {
    x = x * 6364136223846793005u + 1;
    asm volatile("" : "+r"(x));
  }
}
long rounds_for(double nanoseconds) {
  constexpr long kRounds = 10000;
  double least = 1e9;
  for (int i = 0; i < 50; ++i) {
    const auto start = bench::Clock::now();
    work(kRounds);
    least = std::min(least, bench::nanoseconds_since(start));
  }
  return std::lround(nanoseconds * kRounds / least);
}

// What a contended row does: so long inside the lock, so long outside.
struct Counting {
  peer::Counter* counter;
  long inside, outside;
  void operator()() const {
    counter->add([this] { work(inside); });
    work(outside);
  }
};
Counting counting(double inside, double outside) {
  return {apart<peer::Counter>(), inside ? rounds_for(inside) : 0,
          outside ? rounds_for(outside) : 0};
}

void pair_read() {
#ifdef HAS_SHARED
  bench::measure_two([m = apart<Locked<peer::SharedMutex>>()] { m->read(); });
#else
  std::puts("unsupported");
#endif
}

bool run_one_thread(const std::string& workload) {
  if (workload == "mutex") {
    alone([m = apart<Locked<peer::Mutex>>()] { m->add(); });
  } else if (workload == "mutex_guard") {
    alone([c = apart<peer::Counter>()] { c->add([] {}); });
  } else if (workload == "notify_none") {
    alone([c = apart<peer::Condition>()] { peer::notify(*c); });
#ifdef HAS_SHARED
  } else if (workload == "read") {
    alone([m = apart<Locked<peer::SharedMutex>>()] { m->read(); });
  } else if (workload == "write") {
    alone([m = apart<Locked<peer::SharedMutex>>()] { m->add(); });
  } else if (workload == "rw_read") {
    alone([p = apart<peer::Prices>()] { p->read(); });
  } else if (workload == "rw_write") {
    alone([p = apart<peer::Prices>()] { p->write(); });
#endif
#ifdef HAS_WITH
  } else if (workload == "mutex_with") {
    alone([m = apart<fearless::Mutex<std::uint64_t>>()] {
      m->with([](std::uint64_t& n) { ++n; });
    });
#endif
#ifdef HAS_COUNTS
  } else if (workload == "arc_clone") {
    alone([p = new peer::Shared(peer::make(7))] {
      peer::Shared copy = *p;
      asm volatile("" : : "r"(&copy) : "memory");
    });
  } else if (workload == "arc_make") {
    alone([] {
      peer::Shared one = peer::make(7);
      asm volatile("" : : "r"(&one) : "memory");
    });
  } else if (workload == "thread") {
    alone([] { peer::run_in_thread([] {}); }, 1);
#endif
  } else {
    return false;
  }
  return true;
}

bool run_some_threads(const std::string& workload) {
  if (workload == "pair_empty") {
    bench::measure_two(counting(0, 0));
  } else if (workload == "pair_out50") {
    bench::measure_two(counting(0, 50));
  } else if (workload == "pair_50_50") {
    bench::measure_two(counting(50, 50));
  } else if (workload == "pair_2us") {
    bench::measure_two(counting(2000, 2000));
  } else if (workload == "four_empty") {
    bench::measure_crowd(3, counting(0, 0), 64000);
  } else if (workload == "four_50_50") {
    bench::measure_crowd(3, counting(50, 50), 16000);
  } else if (workload == "four_2us") {
    bench::measure_crowd(3, counting(2000, 2000), 500);
  } else if (workload == "pair_read") {
    pair_read();
  } else {
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: peer WORKLOAD\n", stderr);
    return 2;
  }
  std::string workload = argv[1];
  int never[2];
  if (pipe(never) != 0) return 1;
  if (workload.ends_with("_alone")) {
    workload.resize(workload.size() - 6);
  } else {
    std::thread([from = never[0]] {
      char byte;
      if (read(from, &byte, 1) == 1) std::abort();
    }).detach();
  }
  if (!run_one_thread(workload) && !run_some_threads(workload) &&
      !bench::calibrate(workload)) {
    std::puts("unsupported");
  }
  std::fflush(stdout);
  _exit(0);  // and leave the sleeper where it is
}
