// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Runs one workload of one peer and prints the 10th, 25th and 50th percentile
// of its chunks, in nanoseconds per operation. A chunk takes about 200 us; rows
// of two threads are pinned to two processors and start a chunk only after
// three quick round trips of a flag, which prove that both run now.
// harness.rs and channel_peers/peer.go do the same in their languages.

#ifndef FEARLESS_BENCH_HARNESS_H_
#define FEARLESS_BENCH_HARNESS_H_

#include <sched.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace bench {

using Clock = std::chrono::steady_clock;

// Enough messages that starting some threads does not count.
constexpr long kManyFirst = 8000;

inline double nanoseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

// Of the processors' time that this process had, all threads together.
inline double processor_nanoseconds() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 +
         static_cast<double>(time.tv_nsec);
}

// Of memory that this process has now.
inline double resident_bytes() {
  long all = 0, resident = 0;
  if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
    if (std::fscanf(file, "%ld %ld", &all, &resident) != 2) resident = 0;
    std::fclose(file);
  }
  return static_cast<double>(resident) *
         static_cast<double>(sysconf(_SC_PAGESIZE));
}

inline void work_for(double nanoseconds) {
  for (const auto start = Clock::now();
       nanoseconds_since(start) < nanoseconds;) {
  }
}

inline void pin(int cpu) {
  cpu_set_t set;
  CPU_ZERO(&set);
  CPU_SET(cpu, &set);
  sched_setaffinity(0, sizeof set, &set);
}

// chunk(n) gives the nanoseconds that n messages took.
inline void measure(const std::function<double(long)>& chunk, long first_n = 16,
                    int most_chunks = 120) {
  // The shortest of three: one that was interrupted would keep n so small that
  // a chunk is all beginning.
  const auto is_too_short = [&](long n) {
    return std::min({chunk(n), chunk(n), chunk(n)}) < 1e5;
  };
  long n = first_n;
  while (n < 20000 && is_too_short(n)) n *= 2;
  std::vector<double> each;
  const auto start = Clock::now();
  while (static_cast<int>(each.size()) < most_chunks &&
         (each.size() < 5 || nanoseconds_since(start) < 4e8)) {
    each.push_back(chunk(n) / static_cast<double>(n));
  }
  std::sort(each.begin(), each.end());
  std::printf("%.3f %.3f %.3f\n", each[each.size() / 10], each[each.size() / 4],
              each[each.size() / 2]);
}

// Two threads that start a chunk together.
class Gang {
 public:
  // The one that measures: returns when both run.
  void lead(long n) {
    n_ = n;
    const auto start = Clock::now();
    for (int quick = 0; quick < 3 && nanoseconds_since(start) < 5e7;) {
      const auto sent = Clock::now();
      const std::uint32_t now = ++last_;
      ping_.store(now);
      while (pong_.load() != now) {
      }
      quick = nanoseconds_since(sent) < 1500 ? quick + 1 : 0;
    }
    go_.store(true);
    ping_.store(++last_);
  }
  // The other: how many messages, zero when it is over.
  long follow() {
    for (;;) {
      const std::uint32_t now = ping_.load();
      if (now == seen_) continue;
      seen_ = now;
      if (go_.exchange(false)) return n_;
      pong_.store(now);
    }
  }

 private:
  alignas(128) std::atomic<std::uint32_t> ping_{0};
  alignas(128) std::atomic<std::uint32_t> pong_{0};
  std::atomic<bool> go_{false};
  std::uint32_t last_ = 0;
  alignas(128) std::uint32_t seen_ = 0;
  long n_ = 0;
};

enum class Count { kTime, kProcessorTime };

// One other thread runs work(n) beside here(n), which is measured.
inline void measure_pair(const std::function<void(long)>& here,
                         const std::function<void(long)>& there,
                         bool same_cpu = false, Count count = Count::kTime) {
  Gang gang;
  std::atomic<long> order{0};
  std::thread other([&] {
    pin(same_cpu ? 0 : 1);
    if (same_cpu) {
      for (;;) {
        const long n = order.load();
        if (n < 0) return;
        if (n == 0) {
          std::this_thread::yield();
          continue;
        }
        order = 0;
        there(n);
      }
    }
    while (const long n = gang.follow()) there(n);
  });
  pin(0);
  measure([&](long n) {
    if (same_cpu) {
      order = n;
    } else {
      gang.lead(n);
    }
    if (count == Count::kProcessorTime) {
      const double before = processor_nanoseconds();
      here(n);
      return processor_nanoseconds() - before;
    }
    const auto start = Clock::now();
    here(n);
    return nanoseconds_since(start);
  });
  if (same_cpu) {
    order = -1;
  } else {
    gang.lead(0);
  }
  other.join();
}

// What the machine does now: `faa`, a locked instruction, and `line`, a cache
// line that goes to the other processor and back. False if it is neither.
inline bool calibrate(const std::string& workload) {
  struct alignas(128) Line {
    std::atomic<std::uint32_t> word{0};
  };
  const auto owner = std::make_unique<Line>();
  if (workload == "faa") {
    measure([word = &owner->word](long n) {
      const auto start = Clock::now();
      for (long i = 0; i < n; ++i) word->fetch_add(1);
      return nanoseconds_since(start);
    });
    return true;
  }
  if (workload != "line") return false;
  const auto wait_for = [](std::atomic<std::uint32_t>* word, unsigned value) {
    while (word->load(std::memory_order_acquire) != value) {
    }
  };
  measure_pair(
      [wait_for, word = &owner->word](long n) {
        for (long i = 0; i < n; ++i) {
          word->store(1, std::memory_order_release);
          wait_for(word, 0);
        }
      },
      [wait_for, word = &owner->word](long n) {
        for (long i = 0; i < n; ++i) {
          wait_for(word, 1);
          word->store(0, std::memory_order_release);
        }
      });
  return true;
}

// How often each of some threads calls op(), in chunks that end when the one
// that measures has called it n times. A figure is per call, whoever made it.
class Crowd {
 public:
  // `wait` is what to do while not everybody is there.
  template <typename Op, typename Wait>
  void join_in(Op op, Wait wait) {
    long calls = 0;
    arrived_.fetch_add(1);
    while (phase_.load() == kWait) wait();
    for (; phase_.load(std::memory_order_relaxed) == kOpen; ++calls) op();
    calls_.fetch_add(calls);
    arrived_.fetch_sub(1);
  }
  template <typename Op, typename Wait>
  double lead(long n, int others, Op op, Wait wait) {
    calls_ = n;
    while (arrived_.load() != others) wait();
    const auto start = Clock::now();
    phase_ = kOpen;
    for (long i = 0; i < n; ++i) op();
    phase_ = kOver;
    const double took = nanoseconds_since(start);
    while (arrived_.load() != 0) wait();
    phase_ = kWait;
    return took * static_cast<double>(n) / static_cast<double>(calls_.load());
  }

 private:
  enum Phase { kWait, kOpen, kOver };
  alignas(128) std::atomic<Phase> phase_{kWait};
  alignas(128) std::atomic<long> calls_{0};
  std::atomic<int> arrived_{0};
};

// Two pinned threads that both run now.
template <typename Op>
void measure_two(Op op) {
  const auto crowd = std::make_unique<Crowd>();
  const auto gang = std::make_unique<Gang>();
  std::thread other([op, crowd = crowd.get(), gang = gang.get()] {
    pin(1);
    while (gang->follow()) crowd->join_in(op, [] {});
  });
  pin(0);
  measure([op, crowd = crowd.get(), gang = gang.get()](long n) {
    gang->lead(n);
    return crowd->lead(n, 1, op, [] {});
  });
  gang->lead(0);
  other.join();
}

// As many unpinned threads as `others`, and the one that measures.
template <typename Op>
void measure_crowd(int others, Op op, long first_n) {
  const auto crowd = std::make_unique<Crowd>();
  std::vector<std::thread> threads;
  std::vector<int> ends;
  for (int i = 0; i < others; ++i) {
    int both[2];
    if (pipe(both) != 0) std::abort();
    ends.push_back(both[1]);
    threads.emplace_back([op, crowd = crowd.get(), from = both[0]] {
      char go;
      while (read(from, &go, 1) == 1 && go) {
        crowd->join_in(op, std::this_thread::yield);
      }
    });
  }
  const auto tell = [&](char go) {
    for (const int end : ends) {
      if (write(end, &go, 1) != 1) std::abort();
    }
  };
  measure(
      [&](long n) {
        tell(1);
        return crowd->lead(n, others, op, std::this_thread::yield);
      },
      first_n);
  tell(0);
  for (auto& thread : threads) thread.join();
}

// Some unpinned threads that run work(share) each, beside here(n). They wait
// for their orders in a read of a pipe.
inline void measure_many(int threads, const std::function<void(long)>& here,
                         const std::function<void(long)>& there) {
  std::vector<std::thread> others;
  std::vector<int> ends;
  for (int i = 0; i < threads; ++i) {
    int both[2];
    if (pipe(both) != 0) std::abort();
    ends.push_back(both[1]);
    others.emplace_back([&there, from = both[0]] {
      long n;
      while (read(from, &n, sizeof n) == sizeof n && n > 0) there(n);
    });
  }
  const auto tell = [&](long n) {
    for (const int end : ends) {
      if (write(end, &n, sizeof n) != sizeof n) std::abort();
    }
  };
  measure(
      [&](long n) {
        const auto start = Clock::now();
        tell(n / threads);
        here(n / threads * threads);
        return nanoseconds_since(start);
      },
      kManyFirst);
  tell(0);
  for (auto& other : others) other.join();
}

}  // namespace bench

#endif  // FEARLESS_BENCH_HARNESS_H_
