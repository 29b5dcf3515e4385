// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// How long the explorer takes: model_speed prints a row per program. Each is
// explored to its end, again and again for half a second; the fastest counts,
// since what else the machine does only adds.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include "tests/model/programs.h"

namespace {

namespace p = fearless::programs;
using Order = std::memory_order;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void peterson(Order store, Order load) {
  fearless::atomic<int> wants[2] = {0, 0};
  fearless::atomic<int> turn{0};
  fearless::var<int> inside{0};
  p::in_parallel(2, [&](int i) {
    wants[i].store(1, store);
    turn.store(1 - i, store);
    // Who would have to wait gives up.
    if (!wants[1 - i].load(load) || turn.load(load) == i) inside.write() += 1;
    wants[i].store(0, store);
  });
}

struct Row {
  const char* name;
  std::function<void()> body;
};
const Row kRows[] = {
    {"store buffering, 3 threads", [] { p::store_buffering(3); }},
    {"store buffering, 4 threads", [] { p::store_buffering(4); }},
    {"dining philosophers, 3", [] { p::dining(3, false); }},
    {"the same in order, 3", [] { p::dining(3, true); }},
    {"the same in order, 4", [] { p::dining(4, true); }},
    {"bounded buffer, 1 + 1 threads, 2 values, room for 1",
     [] { p::bounded_buffer(1, 2, 1); }},
    {"the same, 2 + 1 threads", [] { p::bounded_buffer(2, 2, 1); }},
    {"the same as a channel", [] { p::through_channel(2, 2, 1); }},
    {"Treiber stack, 1 push, 1 pop", [] { p::treiber(1, 1); }},
    {"Treiber stack, 2 push, 1 pop", [] { p::treiber(2, 1); }},
    {"Treiber stack, 2 push, 2 pop", [] { p::treiber(2, 2); }},
    {"Peterson", [] { peterson(Order::seq_cst, Order::seq_cst); }},
    {"Peterson, acquire and release",
     [] { peterson(Order::release, Order::acquire); }},
};

}  // namespace

int main() {
  std::printf(
      "| program | executions | ms to the end | executions a second | |\n"
      "|---|---:|---:|---:|---|\n");
  for (const Row& row : kRows) {
    fearless::ModelOptions options;
    options.name = row.name;
    options.minimise = false;
    fearless::ModelResult result;
    double fastest = 1e9;
    const Clock::time_point begin = Clock::now();
    do {
      const Clock::time_point start = Clock::now();
      result = fearless::model(options, row.body);
      fastest = std::min(fastest, seconds_since(start));
    } while (seconds_since(begin) < 0.5);
    std::printf("| %s | %llu | %.3f | %.0f | %s |\n", row.name,
                static_cast<unsigned long long>(result.executions),
                fastest * 1e3, static_cast<double>(result.executions) / fastest,
                result.failure ? result.failure->title.c_str() : "complete");
  }
}
