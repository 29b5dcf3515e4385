// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// random_programs [--programs N] [--first SEED] [--owners] [--jobs N] [--anew]
// random_programs --seed SEED [--owners]
//
// Runs N random programs (10,000), each in a process of its own and in the
// order that its number says, until all its threads have ended or some are
// dead. The watcher, which looks every millisecond, must report exactly those
// that the oracle says are dead, and report nothing before. A report that names
// some of them only may be true, of a moment before the last were asleep; such
// a program runs again, three times at most. --owners: with attribution=1,
// where an end of a channel is used by the thread only that has it. --seed: one
// program, with each turn. --anew: each process is started anew instead of
// forked, as ThreadSanitizer, whose own thread is another one after a fork,
// needs. Ends 1 if a verdict differs, and says which.

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "fearless/watch.h"
#include "runtime/watch/options.h"
#include "runtime/watch/slot.h"
#include "tests/watch/random/driver.h"
#include "tests/watch/random/execution.h"
#include "tests/watch/random/program.h"

namespace fearless::random_programs {
namespace {

struct Arguments {
  std::uint32_t programs = 10'000;
  std::uint32_t first = 1;
  std::uint32_t seed = 0;  // 0: all
  bool owners_only = false;
  bool starts_anew = false;
  unsigned jobs = 2 * std::thread::hardware_concurrency();
};

// How the process of a program ends.
enum Outcome : int {
  kLives = 0,
  kWrong = 1,
  kAllDead = 10,
  kSomeDead = 11,
  kFewer = 12,
};

constexpr unsigned kMostRuns = 3;

constexpr unsigned kMostSeconds = 20;

Driver* current = nullptr;
const Program* current_program = nullptr;
int messages = STDERR_FILENO;

Threads reported_threads() {
  using detail::watch::State;
  unsigned threads = 0;
  for (std::uint32_t i = 1; i <= detail::watch::last_slot(); ++i) {
    const detail::watch::Slot& slot = detail::watch::slot(i);
    const State state = slot.state.load();
    if (!slot.is_reported || state == State::kFree || state == State::kGone) {
      continue;
    }
    const bool is_main = std::string_view(slot.name) == "main";
    threads |= 1u << (is_main ? 0 : std::atoi(slot.name + 1));
  }
  return static_cast<Threads>(threads);
}

[[noreturn]] void fail(const char* what, Threads reported) {
  std::string text = what;
  text += ", reported:";
  for (std::uint8_t t = 0; t < kMostThreads; ++t) {
    if (reported >> t & 1) text += " t" + std::to_string(t);
  }
  text += "\n" + describe(*current_program) + current->describe_states();
  [[maybe_unused]] const auto written =
      write(messages, text.data(), text.size());
  _exit(kWrong);
}

void on_report(const Report&) {
  const Threads reported = reported_threads();
  if (!current->agrees(reported)) {
    if (current->are_among_the_dead(reported)) _exit(kFewer);
    fail("the verdict differs", reported);
  }
  if (current->is_oracle_wrong()) fail("a dead thread goes on", reported);
  _exit(current->is_anyone_alive() ? kSomeDead : kAllDead);
}

void on_alarm(int) { fail("no report, and no end", 0); }

[[noreturn]] void run_program(std::uint32_t seed, const Arguments& arguments) {
  const bool is_alone = arguments.seed != 0;
  const Program program = make_program(seed);
  Driver driver(program, {.schedule = seed,
                          .owners_only = arguments.owners_only,
                          .prints = is_alone});
  current = &driver;
  current_program = &program;
  messages = dup(STDERR_FILENO);
  if (!is_alone) {
    [[maybe_unused]] FILE* const nowhere =
        std::freopen("/dev/null", "w", stderr);
  } else {
    std::fputs(describe(program).c_str(), stderr);
  }
  signal(SIGALRM, on_alarm);
  alarm(kMostSeconds);
  set_report_handler(on_report);
  execute(program, driver);
  _exit(kLives);
}

class Tally {
 public:
  // Waits for one process.
  void wait_for_one() {
    int status = 0;
    const pid_t ended = wait(&status);
    const auto entry = seeds_.find(ended);
    if (entry == seeds_.end()) return;
    const int outcome = WIFEXITED(status) ? WEXITSTATUS(status) : kWrong;
    if (outcome == kFewer && ++runs_[entry->second] < kMostRuns) {
      again_.push_back(entry->second);
      seeds_.erase(entry);
      return;
    }
    ++outcomes_[outcome];
    if (outcome != kLives && outcome != kAllDead && outcome != kSomeDead) {
      std::printf("wrong: seed %u (status %#x)\n", entry->second, status);
      ++wrong_;
    }
    seeds_.erase(entry);
  }
  void add(pid_t process, std::uint32_t seed) { seeds_[process] = seed; }
  std::size_t running() const { return seeds_.size(); }
  // A program that is to run once more; 0: none.
  std::uint32_t next_again() {
    if (again_.empty()) return 0;
    const std::uint32_t seed = again_.back();
    again_.pop_back();
    return seed;
  }

  int print(double seconds) const {
    const auto count = [this](int outcome) {
      const auto at = outcomes_.find(outcome);
      return at == outcomes_.end() ? 0u : at->second;
    };
    std::printf(
        "%u live, %u where all are dead, %u where some are dead while others "
        "run, %u run again, %u wrong; %.1f s\n",
        count(kLives), count(kAllDead), count(kSomeDead),
        static_cast<unsigned>(runs_.size()), wrong_, seconds);
    return wrong_ == 0 ? 0 : 1;
  }

 private:
  std::map<pid_t, std::uint32_t> seeds_;
  std::map<std::uint32_t, unsigned> runs_;  // with fewer, by seed
  std::vector<std::uint32_t> again_;
  std::map<int, unsigned> outcomes_;
  unsigned wrong_ = 0;
};

[[noreturn]] void start_anew(std::uint32_t seed, const Arguments& arguments) {
  [[maybe_unused]] FILE* const nowhere = std::freopen("/dev/null", "w", stderr);
  const std::string number = std::to_string(seed);
  execl("/proc/self/exe", "random_programs", "--seed", number.c_str(),
        arguments.owners_only ? "--owners" : nullptr, nullptr);
  _exit(kWrong);
}

int run_all(const Arguments& arguments) {
  const auto start = std::chrono::steady_clock::now();
  Tally tally;
  const auto start_one = [&](std::uint32_t seed) {
    const pid_t child = fork();
    if (child == 0 && arguments.starts_anew) start_anew(seed, arguments);
    if (child == 0) run_program(seed, arguments);
    tally.add(child, seed);
  };
  for (std::uint32_t i = 0; i < arguments.programs; ++i) {
    while (tally.running() >= arguments.jobs) tally.wait_for_one();
    start_one(arguments.first + i);
  }
  while (tally.running() != 0) {
    tally.wait_for_one();
    while (const std::uint32_t seed = tally.next_again()) start_one(seed);
  }
  return tally.print(
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
          .count());
}

bool read_arguments(int count, char** words, Arguments& arguments) {
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    if (word == "--owners") {
      arguments.owners_only = true;
      continue;
    }
    if (word == "--anew") {
      arguments.starts_anew = true;
      continue;
    }
    if (++i == count) return false;
    const auto number =
        static_cast<std::uint32_t>(std::strtoul(words[i], nullptr, 10));
    if (word == "--programs") {
      arguments.programs = number;
    } else if (word == "--first") {
      arguments.first = number;
    } else if (word == "--seed") {
      arguments.seed = number;
    } else if (word == "--jobs") {
      arguments.jobs = number;
    } else {
      return false;
    }
  }
  return arguments.jobs != 0;
}

}  // namespace
}  // namespace fearless::random_programs

int main(int count, char** words) {
  using namespace fearless::random_programs;
  Arguments arguments;
  if (!read_arguments(count, words, arguments)) {
    std::fputs(
        "usage: random_programs [--programs N] [--first SEED] [--seed SEED]\n"
        "                       [--owners] [--jobs N] [--anew]\n",
        stderr);
    return 2;
  }
  auto& options = fearless::detail::watch::options_of_process;
  options.look = 1;
  options.order = 0;
  options.attribution = arguments.owners_only;
  std::setvbuf(stdout, nullptr, _IONBF, 0);
  prctl(PR_SET_TIMERSLACK, 1);  // threads doze for microseconds
  if (arguments.seed != 0) run_program(arguments.seed, arguments);
  return run_all(arguments);
}
