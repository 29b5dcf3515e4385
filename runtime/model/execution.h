// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One run of a test body under a scheduler of ours: its threads as fibers, its
// objects as states, and what happened as a list of events. Deterministic: the
// same body and the same choices give the same events, also in another
// process, since threads and objects are numbered by who made them as what of
// its own, never by address or by time.
//
// An execution is used for all runs of one exploration, one after the other.

#ifndef FEARLESS_RUNTIME_MODEL_EXECUTION_H_
#define FEARLESS_RUNTIME_MODEL_EXECUTION_H_

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "fearless/detail/model/points.h"
#include "fearless/model.h"
#include "runtime/model/clock.h"
#include "runtime/model/fiber.h"
#include "runtime/model/memory.h"
#include "runtime/model/reused.h"
#include "runtime/model/state.h"
#include "runtime/model/synchronizes.h"

namespace fearless::detail::model {

inline constexpr const char* kBarrierKind = "barrier";

// Rounds of a loop in vain before its thread waits: those that count to three
// are run as they are written.
inline constexpr std::size_t kFreeRounds = 3;

// Who goes on, and which branch of its operation it takes.
struct Choice {
  Tid tid = 0;
  std::uint8_t branch = 0;
  friend bool operator==(const Choice&, const Choice&) = default;
};

inline constexpr Index kNoEvent = -1;

struct Event {
  Choice choice;
  std::uint16_t number = 0;   // among those of its thread, from 1
  Index after = kNoEvent;     // which its thread did before, or is started by
  Index previous = kNoEvent;  // of its object
  bool may_race = false;      // conflicts with what its thread had not seen
  Op op;
  State found;  // of its object
  Effect effect;
  Clock seen;  // what it depends on, and itself
};

// How the tries of a channel must end, as a select has chosen.
enum class Tries : std::uint8_t { kEither, kSucceed, kFail };

struct Thread {
  std::optional<Fiber> fiber;
  Fiber* starter = nullptr;  // until its first operation
  void (*run)(void*) = nullptr;
  void* argument = nullptr;
  std::uint32_t object = 0;
  std::string name;
  Op pending;
  Branches branches = 0;  // it had when asked
  std::uint64_t result = 0;
  bool is_done = false;
  std::uint16_t events = 0;
  std::uint32_t objects = 0;   // made
  std::uint32_t children = 0;  // started
  Index last = kNoEvent;       // its event, or of who started it
  Index woken_by = kNoEvent;   // the notify
  unsigned spurious = 0;       // wake-ups
  // Its last events, if they left all as it was: for finding loops.
  std::vector<std::uint32_t> looks;
  std::uint32_t rounds = 0;  // of a loop that waits in vain
  std::vector<Op> arms;      // of a select, while it waits for one of them
  Tries tries = Tries::kEither;
  std::int64_t time = 0;  // deadlines up to it have passed
  std::uint32_t time_outs = 0;
  HappensBefore clocks;

  void leave_loop() noexcept {
    rounds = 0;
    looks.clear();
  }
};

std::string words_of(const std::exception_ptr& exception);

class Execution {
 public:
  Execution(const std::function<void()>& body, const ModelOptions& options);
  ~Execution();

  // From the next run on, values of atomics are those of weak memory.
  void weaken() { memory_.emplace(); }
  void strengthen() {
    memory_.reset();
    events_.clear();  // depend on each other in another way
  }
  // None: they are sequentially consistent.
  const Memory* memory() const noexcept {
    return memory_ ? &*memory_ : nullptr;
  }
  // Some operation of this run or an earlier one is weaker than seq_cst.
  bool has_weak_orders() const noexcept { return has_weak_orders_; }
  // Which weak memory does not know of.
  bool uses_futexes() const noexcept { return uses_futexes_; }

  // Decides what happens next; none: nothing more of this run is of interest.
  struct Scheduler {
    virtual ~Scheduler() = default;
    virtual std::optional<Choice> choose(const Execution& execution) = 0;
  };
  // False if the scheduler cut it. model_observer is asked for a failure, too.
  bool run(Scheduler& scheduler);

  const Reused<Event>& events() const noexcept { return events_; }
  std::size_t threads() const noexcept { return thread_count_; }
  const Thread& thread(Tid tid) const noexcept { return *threads_[tid]; }
  bool is_alive(Tid tid) const noexcept { return !threads_[tid]->is_done; }
  bool is_blocked(Tid tid) const noexcept {
    return is_alive(tid) && options(tid) == 0;
  }
  // How many threads and objects all runs together have met.
  std::size_t known() const noexcept {
    return objects_.size() + threads_.size();
  }
  // Of a thread's pending operation; none: it is blocked or done.
  Branches options(Tid tid) const noexcept {
    return changed_ & only(tid) ? branches_now(tid) : threads_[tid]->branches;
  }
  Effect peek(Choice choice) const noexcept;
  const Event& event_at(Index event) const noexcept {
    return events_[static_cast<std::size_t>(event)];
  }
  // What an event depends on, and itself.
  const Clock& seen_by(Index event) const noexcept {
    static constexpr Clock kNothing;
    return event == kNoEvent ? kNothing : event_at(event).seen;
  }
  Index last_event_of(std::uint32_t object) const noexcept {
    return objects_[object].last;
  }
  const ObjectName& name_of(std::uint32_t object) const noexcept {
    return objects_[object].name;
  }
  std::optional<ModelFailure::Kind> failure() const noexcept {
    return failure_;
  }
  const std::string& failure_words() const noexcept { return words_; }
  // Switches away from a thread that could have gone on.
  unsigned preemptions() const noexcept { return preemptions_; }
  // What happened was wrong, as somebody else has seen.
  void judge_failed(ModelFailure::Kind kind, std::string words) {
    failure_ = kind;
    words_ = std::move(words);
  }
  // It ended with a select that waits for an arm it should not have chosen.
  bool is_discarded() const noexcept { return is_discarded_; }

  // ---- for points.cpp, on a thread of the test
  static Execution& current() noexcept { return *active; }
  std::uint64_t perform(const Op& op);
  // It has met it in this run.
  bool knows(const Stamp& stamp) const noexcept {
    return stamp.run == run_ && objects_[stamp.object].run == run_;
  }
  std::uint32_t object(const Stamp& stamp, const ObjectName& name,
                       const Initial& initial) {
    if (!knows(stamp)) meet(stamp, name, initial);
    return stamp.object;
  }
  // Of what has no stamp, and is known by where it lies.
  std::uint32_t object_at(const void* address, const ObjectName& name,
                          const Initial& initial);
  std::uint64_t newest_value(std::uint32_t object) const noexcept {
    return memory_ ? memory_->newest_value(object)
                   : objects_[object].state.value;
  }
  Stamp new_stamp() noexcept;
  std::uint32_t this_run() const noexcept { return run_; }
  bool has_made(const Stamp& stamp) const noexcept {
    return stamp.run == run_ && !stamp.is_outside;
  }
  bool may_be_spurious() const noexcept {
    return threads_[self_]->spurious < most_spurious_;
  }
  Tid self() const noexcept { return self_; }
  Thread& self_thread() noexcept { return *threads_[self_]; }
  void spawn(void (*run)(void*), void* argument, std::uint32_t object,
             std::string_view name);
  [[noreturn]] void fail(ModelFailure::Kind kind, std::string words);
  // The calling thread has chosen one of these and waits for that one.
  void set_arms(std::vector<Op> arms) { self_thread().arms = std::move(arms); }
  // Has the calling thread only looked of late, at so many things or more?
  bool may_be_in_a_loop(std::size_t things) const noexcept {
    return threads_[self_]->looks.size() >= things * kFreeRounds;
  }
  // What a loop waits for that is about to do `next`, one of several looks.
  std::vector<Op> looks_of_loop(const Op& next) const;
  // The body says where it polls (await_news), so that looking at one thing
  // several times in a row is no loop.
  void tell_waits() noexcept { tells_waits_ = true; }
  // Where the values of a rendezvous lie until they are taken.
  bool is_rendezvous(std::uint32_t object) const noexcept {
    return objects_[object].state.capacity == 0;
  }
  Touched& receiving(std::uint32_t object) noexcept {
    return objects_[object].receiving;
  }
  void offer(std::uint32_t object, std::uint64_t number, void* element) {
    objects_[object].offers.resize(number + 1);
    objects_[object].offers[number] = element;
  }
  void* offered(std::uint32_t object, std::uint64_t number) const noexcept {
    return objects_[object].offers[number];
  }

 private:
  struct Object {
    std::uint32_t run = 0;  // in which it was met last
    State state;
    Index last = kNoEvent;
    ThreadSet pending = 0;  // operations of whom
    ObjectName name;
    Synchronizes sync;
    std::vector<void*> offers;
    Touched receiving;
  };

  void begin();
  void end() noexcept;
  Tid new_thread(Tid parent, std::uint32_t number);
  void start(Tid tid, Fiber& from);
  static void thread_main(void* thread);
  Fiber& next_fiber();
  bool is_over(bool can_go_on);
  void step(Choice choice);
  bool can_anybody_go_on() const noexcept;
  bool is_known(Choice choice) const noexcept;
  Branches branches_of(const Thread& thread, Tid tid) const noexcept;
  Branches branches_now(Tid tid) const noexcept;
  void note_dependences(Event& event);
  void note_dependences(Event& event, const Memory& memory);
  void apply(Event& event, Thread& thread, Object& object);
  bool run_to_end(Scheduler& scheduler);
  void judge_end();
  void look_for_leaked_values();
  bool is_ready(const Op& arm, Tid tid) const noexcept;
  bool is_other_arm_ready(const Thread& thread, Tid tid) const;

  // ---- loops.cpp
  void notice_look(Thread& thread, std::uint32_t index);
  std::size_t round_of(const Thread& thread, const Op& next) const noexcept;
  bool let_loops_go();

  // ---- objects.cpp
  void meet(const Stamp& stamp, const ObjectName& name, const Initial& initial);
  std::uint32_t number_of(Tid maker, std::uint32_t number);
  std::uint32_t number_at(const void* address);

  const std::function<void()>& body_;
  const std::uint32_t most_steps_;
  const unsigned most_spurious_;  // wake-ups of a thread
  const bool has_system_threads_;
  const bool has_to_receive_all_;
  Scheduler* scheduler_ = nullptr;
  Fiber caller_;  // of run()
  std::vector<std::unique_ptr<Stack>> stacks_;
  std::vector<std::unique_ptr<Thread>> threads_;
  std::size_t thread_count_ = 0;
  std::vector<Object> objects_;
  Reused<Event> events_;
  // So many may be those of the run before: as long as all is done that was
  // done then, what is known of them holds.
  std::size_t known_ = 0;
  // Threads of whose operation it is to be asked anew what branches it has; of
  // weak memory always.
  mutable ThreadSet changed_ = 0;
  // Numbers that stay the same over all runs: of the objects that a thread has
  // made, and of the threads that it has started; of objects elsewhere.
  std::vector<std::uint32_t> numbers_[kMostThreads];
  std::vector<Tid> tids_[kMostThreads];
  std::unordered_map<const void*, std::uint32_t> outside_;
  std::uint32_t run_ = 0;
  Tid self_ = 0;
  std::optional<ModelFailure::Kind> failure_;
  std::string words_;
  bool is_whole_ = true;
  bool is_discarded_ = false;
  std::optional<Memory> memory_;
  bool has_weak_orders_ = false;
  bool uses_futexes_ = false;
  bool tells_waits_ = false;
  unsigned preemptions_ = 0;
};

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_EXECUTION_H_
