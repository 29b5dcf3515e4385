// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The C++ queues of `bench/channels`, one program per queue: compile with
// -DQUEUE_HEADER="\"queue_NAME.h\"", whose `Queue<T>` has send, recv, try_recv
// and says with kBounded, kRendezvous and kSelect what else it can.
// Usage: peer WORKLOAD. Prints `unsupported` for what its queue has not.

#include <malloc.h>

#include <array>
#include <cstring>
#include <memory>

#include "harness.h"
#include QUEUE_HEADER

namespace {

constexpr long kUnbounded = -1;
struct B64 {
  std::uint64_t words[8];
};

template <typename T>
T make(long i) {
  T value{};
  std::memcpy(&value, &i, sizeof i);
  return value;
}

template <typename T>
void check(const T& value, long expected) {
  if (std::memcmp(&value, &expected, sizeof expected) != 0) std::abort();
}

template <typename T>
void sequence(long capacity, long burst) {
  auto queue = std::make_unique<Queue<T>>(capacity);
  bench::measure(
      [&](long n) {
        const auto start = bench::Clock::now();
        for (long done = 0; done < n; done += burst) {
          for (long i = 0; i < burst; ++i) queue->send(make<T>(i));
          for (long i = 0; i < burst; ++i) check(queue->recv(), i);
        }
        return bench::nanoseconds_since(start);
      },
      std::max(16L, burst), burst > 100000 ? 9 : 120);
}

void oneshot() {
  bench::measure([](long n) {
    const auto start = bench::Clock::now();
    for (long i = 0; i < n; ++i) {
      Queue<std::uint64_t> queue(kUnbounded);
      queue.send(i);
      check(queue.recv(), i);
    }
    return bench::nanoseconds_since(start);
  });
}

void try_empty() {
  Queue<std::uint64_t> queue(kUnbounded);
  queue.send(1);
  check(queue.recv(), 1);
  bench::measure([&](long n) {
    const auto start = bench::Clock::now();
    for (long i = 0; i < n; ++i) {
      std::uint64_t value;
      if (queue.try_recv(value)) std::abort();
    }
    return bench::nanoseconds_since(start);
  });
}

// What threads share is on the heap, away from the stacks that they write to,
// and each has its own copy of the pointer: once in ten runs a stack that was
// read and written by both made a queue look three times slower.
template <typename T>
void one_to_one(long capacity) {
  const auto owner = std::make_unique<Queue<T>>(capacity);
  bench::measure_pair(
      [queue = owner.get()](long n) {
        for (long i = 0; i < n; ++i) check(queue->recv(), i);
      },
      [queue = owner.get()](long n) {
        for (long i = 0; i < n; ++i) queue->send(make<T>(i));
      });
}

void many_to_one(int senders, long capacity) {
  const auto owner = std::make_unique<Queue<std::uint64_t>>(capacity);
  bench::measure_many(
      senders,
      [queue = owner.get()](long n) {
        for (long i = 0; i < n; ++i) queue->recv();
      },
      [queue = owner.get()](long n) {
        for (long i = 0; i < n; ++i) queue->send(i);
      });
}

void ping_pong(long capacity, bool same_cpu) {
  const auto there = std::make_unique<Queue<std::uint64_t>>(capacity);
  const auto back = std::make_unique<Queue<std::uint64_t>>(capacity);
  bench::measure_pair(
      [ping = there.get(), pong = back.get()](long n) {
        for (long i = 0; i < n; ++i) {
          ping->send(i);
          check(pong->recv(), i);
        }
      },
      [ping = there.get(), pong = back.get()](long n) {
        for (long i = 0; i < n; ++i) pong->send(ping->recv());
      },
      same_cpu);
}

// The processors' time of a round trip with 20 us of work at each end: what a
// receiver burns while it waits.
void ping_work_pong() {
  constexpr double kWork = 20'000;
  const auto there = std::make_unique<Queue<std::uint64_t>>(kUnbounded);
  const auto back = std::make_unique<Queue<std::uint64_t>>(kUnbounded);
  bench::measure_pair(
      [ping = there.get(), pong = back.get()](long n) {
        for (long i = 0; i < n; ++i) {
          bench::work_for(kWork);
          ping->send(i);
          check(pong->recv(), i);
        }
      },
      [ping = there.get(), pong = back.get()](long n) {
        for (long i = 0; i < n; ++i) {
          const std::uint64_t value = ping->recv();
          bench::work_for(kWork);
          pong->send(value);
        }
      },
      false, bench::Count::kProcessorTime);
}

#ifdef HAS_SELECT
void select_two() {
  Queue<std::uint64_t> one(kUnbounded), two(kUnbounded);
  bench::measure([&](long n) {
    const auto start = bench::Clock::now();
    for (long i = 0; i < n; ++i) {
      (i & 1 ? one : two).send(i);
      check(select_either(one, two), i);
    }
    return bench::nanoseconds_since(start);
  });
}
#endif

void memory() {
  constexpr long kChannels = 1000, kValues = 100000, kMany = 1000000;
  std::vector<std::unique_ptr<Queue<std::uint64_t>>> many;
  many.reserve(kChannels);
  const auto used = [] { return static_cast<double>(mallinfo2().uordblks); };
  double before = used();
  for (long i = 0; i < kChannels; ++i) {
    many.push_back(std::make_unique<Queue<std::uint64_t>>(kUnbounded));
  }
  const double each = (used() - before) / kChannels;
  before = used();
  for (long i = 0; i < kValues; ++i) many[0]->send(i);
  const double value = (used() - before) / kValues;
  many.clear();
  Queue<std::uint64_t> queue(kUnbounded);
  before = bench::resident_bytes();
  for (long i = 0; i < kMany; ++i) queue.send(i);
  std::printf("%.1f %.1f %.1f\n", each, value,
              (bench::resident_bytes() - before) / kMany);
}

int run(const std::string& workload) {
  const auto is = [&](const char* name) { return workload == name; };
  const auto lacks = [&](const char* word, bool has) {
    return workload.find(word) != std::string::npos && !has;
  };
  if (lacks("bnd", kBounded) || lacks("rdv", kRendezvous)) {
    std::puts("unsupported");
    return 0;
  }
  if (is("seq_u64"))
    sequence<std::uint64_t>(kUnbounded, 1);
  else if (is("seq_b64"))
    sequence<B64>(kUnbounded, 1);
  else if (is("seq_bnd128"))
    sequence<std::uint64_t>(128, 1);
  else if (is("burst1k"))
    sequence<std::uint64_t>(kUnbounded, 1000);
  else if (is("burst1M"))
    sequence<std::uint64_t>(kUnbounded, 1000000);
  else if (is("burst1M_b64"))
    sequence<B64>(kUnbounded, 1000000);
  else if (is("oneshot"))
    oneshot();
  else if (is("try_empty"))
    try_empty();
  else if (is("spsc_u64"))
    one_to_one<std::uint64_t>(kUnbounded);
  else if (is("spsc_b64"))
    one_to_one<B64>(kUnbounded);
  else if (is("spsc_bnd128"))
    one_to_one<std::uint64_t>(128);
  else if (is("spsc_bnd1"))
    one_to_one<std::uint64_t>(1);
  else if (is("spsc_rdv"))
    one_to_one<std::uint64_t>(0);
  else if (is("mpsc2_u64"))
    many_to_one(2, kUnbounded);
  else if (is("mpsc4_u64"))
    many_to_one(4, kUnbounded);
  else if (is("mpsc4_bnd128"))
    many_to_one(4, 128);
  else if (is("mpsc4_bnd1"))
    many_to_one(4, 1);
  else if (is("mpsc4_rdv"))
    many_to_one(4, 0);
  else if (is("pingpong"))
    ping_pong(kUnbounded, false);
  else if (is("pingpong_rdv"))
    ping_pong(0, false);
  else if (is("pingpong_same"))
    ping_pong(kUnbounded, true);
  else if (is("cpu_20us"))
    ping_work_pong();
#ifdef HAS_SELECT
  else if (is("select2"))
    select_two();
#endif
  else if (is("memory"))
    memory();
  else if (!bench::calibrate(workload))
    std::puts("unsupported");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2) return run(argv[1]);
  std::fputs("usage: peer WORKLOAD\n", stderr);
  return 2;
}
