// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Model testing: runs a small test under every interleaving that can matter.
//
//   #include <fearless/model.h>               // link fearless::instrumented
//
//   const auto result = fearless::model({}, [] {
//     fearless::Mutex<int> count{0};
//     auto other = fearless::spawn([&] { ++*count.lock(); });
//     ++*count.lock();
//     other.join();
//     fearless::check(*count.lock() == 2);
//   });
//   EXPECT_TRUE(result) << result.report();
//
// The body is run once per execution, from its beginning, and must do the same
// whenever threads are scheduled the same: no clock, no randomness, no files.
// What it uses it makes, or it resets. Locks, condition variables, channels,
// threads, semaphores, latches, barriers, Once, fearless::atomic and
// fearless::var become operations of the explorer; std's own primitives must
// not be used to wait, since nobody else would run. Threads run one at a time
// on one thread of the system, so thread_local data are shared by all of them,
// unless ModelOptions::system_threads says otherwise.
//
// Default: optimal dynamic partial-order reduction. Executions that differ only
// in the order of independent operations are run once; each run is of a new
// class (P. Abdulla, S. Aronis, B. Jonsson, K. Sagonas, "Source Sets", JACM
// 2017). As soon as an atomic operation asks for less than seq_cst, loads read
// whichever store the memory model RC11 lets them see (O. Lahav et al., PLDI
// 2017), and each graph of who reads what is run once (M. Kokologiannakis et
// al., "Truly Stateless, Optimal Dynamic Partial Order Reduction", POPL 2022).
// Data races on var<T> follow the memory orders as declared in any case.
//
// A failure comes with the shortest story of few preemptions that was found,
// and with a string: FEARLESS_OPTIONS=replay=STRING runs exactly that, also in
// a debugger.
//
// Threads: one model at a time per system thread; nested calls throw
// std::logic_error. At most 32 threads in a body. Cost: about a microsecond per
// thread and 100 ns per operation of each execution, and the number of
// executions, which grows fast: 2 or 3 threads, few operations each.

#ifndef FEARLESS_MODEL_H_
#define FEARLESS_MODEL_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "fearless/detail/observe.h"

namespace fearless {

struct ModelOptions {
  enum class Search : std::uint8_t {
    kOptimal,     // one execution per class: all of them
    kExhaustive,  // every interleaving; of at most `preemptions`, if set
    kRandom,      // samples: any thread that can go on
    kPct,         // samples: few changes of priority, `depth` of them
    kPos,         // samples: partial-order sampling
    kUrw,         // samples: interleavings about equally likely
    kPortfolio,   // samples: batches of all of these in turn
  };
  // Which store a load may read.
  enum class Memory : std::uint8_t {
    kAutomatic,   // kRc11 once an atomic operation is weaker than seq_cst
    kSequential,  // the newest: fewer executions, and faster ones
    kRc11,        // each that C++'s memory model lets it see
  };
  // For reports and replay; by default the test's name, or the function's.
  std::string name;
  Search search = Search::kOptimal;
  Memory memory = Memory::kAutomatic;
  // With it, kOptimal becomes kExhaustive: complete up to that many.
  std::optional<unsigned> preemptions;
  std::uint64_t executions = UINT64_MAX;  // at most; samples: 10,000 if unset
  std::uint32_t steps = 10'000;           // of one execution, at most
  std::chrono::milliseconds time = std::chrono::milliseconds::max();
  std::uint64_t seed = 1;
  unsigned depth = 3;  // of kPct
  bool stop_at_failure = true;
  bool minimise = true;   // look for the same failure with fewer preemptions
  bool progress = false;  // a line on stderr each second
  std::string replay;     // run this only
  // How often each thread of an execution may wake up from a condition variable
  // though nobody notified it, or fail a compare_exchange_weak that finds what
  // it expects.
  unsigned spurious = 0;
  // The body's threads are threads of the system, each with thread_local data
  // of its own, and a stack of the system's size. The same executions and
  // replays; a step takes some 10 us.
  bool system_threads = false;
  // Fail, too, where a value was sent into a channel that nobody ever received:
  // its receiver was dropped with values in it, or is kept for ever.
  bool leaked_values = false;
  // Part `index` of `count`, from 1: the parts together explore what the whole
  // does, each class in one of them; of samples each takes others.
  struct Shard {
    unsigned index = 1;
    unsigned count = 1;
  };
  Shard shard;
  // Processes that explore at the same time. The body runs in children of this
  // process then; what it changes outside itself stays there.
  unsigned jobs = 1;
  // A file: written now and then, at a limit and on SIGTERM, and gone on with.
  // Removed when all is explored or a failure was found. With jobs = 1.
  std::string checkpoint;
  // A folder: schedules that failed are kept there and run first.
  std::string corpus;
  // A file that the watcher or the checker wrote as JSON: look for its deadlock
  // first, and fail only if it is that one.
  std::string confirm;
};

struct ModelFailure {
  enum class Kind : std::uint8_t {
    kDeadlock,
    kLostWakeup,
    kLeakedThread,
    kLeakedValue,  // with ModelOptions::leaked_values
    kLivelock,
    kDataRace,
    kCheck,       // fearless::check, or a failed assertion of GoogleTest
    kException,   // that nobody caught
    kTooLong,     // more than `steps`
    kNotTheSame,  // the body did something else the second time
  };
  Kind kind;
  std::string title;   // "DEADLOCK"
  std::string report;  // all of it
  std::string replay;
  std::string json;  // as a finding of docs/schema/findings.json
  unsigned preemptions = 0;
};

struct ModelResult {
  // Classes, for kOptimal; runs, for all others.
  std::uint64_t executions = 0;
  // Every execution that there is, within `preemptions`, was explored.
  bool complete = false;
  // Within which it is; none: all of them.
  std::optional<unsigned> preemptions;
  std::optional<ModelFailure> failure;  // the first
  std::uint64_t failures = 0;
  // Selects that waited for an arm while another was ready; not counted above.
  std::uint64_t discarded = 0;
  // Runs that found nothing new to do; none with kOptimal.
  std::uint64_t redundant = 0;
  // Different ones among the executions: of kExhaustive and of samples.
  std::uint64_t classes = 0;
  // How much of all there is was explored, 0 to 1: 1 if complete. An estimate
  // of the tree's size from its branches so far (D. Knuth, "Estimating the
  // Efficiency of Backtrack Programs", Math. Comp. 29, 1975).
  double explored = 0;
  // Of samples: the chance that the next one is of a class not seen yet (I. J.
  // Good, "The Population Frequencies of Species", Biometrika 40, 1953).
  double unseen = 1;
  bool is_sampled = false;
  ModelOptions::Shard shard;  // that this is of
  // With `confirm`: whether that deadlock was reached.
  std::optional<bool> confirmed;
  bool is_weak = false;  // loads read more than the newest store

  explicit operator bool() const noexcept { return !failure; }
  // In words: "complete: 90 executions", "sampled: ...".
  std::string coverage() const;
  std::string report() const { return failure ? failure->report : ""; }
};

#if defined(FEARLESS_INSTRUMENT) && FEARLESS_INSTRUMENT

// Throws std::logic_error inside another model, std::invalid_argument for a
// replay that is none.
ModelResult model(const ModelOptions& options,
                  const std::function<void()>& body,
                  Site site = Site::current());

// Whether the calling thread is one of a body that is being explored.
inline bool is_modelled() noexcept { return FEARLESS_MODELLED; }

// Inside a model: ends this execution as failed. Elsewhere: throws
// std::logic_error.
void check(bool condition, const char* words = "", Site site = Site::current());

// One of 0, ..., among - 1, each in some execution; elsewhere 0. among <= 32.
std::uint32_t choose(std::uint32_t among, Site site = Site::current());

namespace detail {
// Before and after each execution; after: words of a failure, or none.
struct ModelObserver {
  virtual ~ModelObserver() = default;
  virtual void begin() = 0;
  virtual std::string end() = 0;
};
inline constinit ModelObserver* model_observer = nullptr;
}  // namespace detail

#else

constexpr bool is_modelled() noexcept { return false; }

namespace detail {
template <typename Body>
inline constexpr bool kPlainFormCannotExplore = false;
}

template <typename Body>
ModelResult model(const ModelOptions&, const Body&) {
  static_assert(detail::kPlainFormCannotExplore<Body>,
                "fearless::model needs the instrumented form of the runtime: "
                "link fearless::instrumented");
  return {};
}

#endif

}  // namespace fearless

#endif  // FEARLESS_MODEL_H_
