// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A handler of signals does what may have been interrupted half-way: it locks,
// allocates, prints, throws, or shares plain data with the rest. Told where the
// handler itself does it or calls what does, because there it has to go; one
// finding for each such thing.

#include <algorithm>
#include <optional>
#include <set>

#include "checker/checks/story.h"

namespace fearless::checks {
namespace {

using analysis::Access;
using analysis::Operation;
using analysis::Site;
using analysis::Unsafe;
using Kind = analysis::Operation::Kind;

// One thing that a handler must not do.
struct Misdeed {
  Site site;            // calls: from the handler to it
  std::string subject;  // for one finding of each
  std::string verb;     // "locks `mutex_`"
  std::string why;
  std::string fix;
};

constexpr const char* kLater =
    "set a `volatile std::sig_atomic_t` flag or `write()` to a pipe in the "
    "handler, and do this where the program looks at it";

std::string named(const Story& story, const Knowledge& k, ir::FunctionId id,
                  const Operation& operation, const char* otherwise) {
  std::string name = story.quoted(k.frame(id), operation.place);
  return name == "the object" ? otherwise : name;
}

// What an operation on a lock, condition variable or thread amounts to.
std::optional<Misdeed> misdeed(const Story& story, const Knowledge& k,
                               ir::FunctionId handler, const Operation& it) {
  if (it.thread != analysis::kOwnThread) return std::nullopt;
  ir::Role role = ir::Role::kLock;
  Misdeed deed{it.site, "", "", "", kLater};
  switch (it.kind) {
    case Kind::kAcquire: {
      std::string lock = named(story, k, handler, it, "a lock");
      deed.verb = "locks " + lock;
      deed.why = "the signal can interrupt the thread that holds " + lock +
                 ", which then waits for itself forever";
      break;
    }
    case Kind::kNotify:
      role = ir::Role::kCondvar;
      deed.verb =
          "notifies " + named(story, k, handler, it, "a condition variable");
      deed.why =
          "a condition variable has a lock inside, which the "
          "interrupted thread may hold";
      deed.fix =
          "post a semaphore with `sem_post` or `write()` to a pipe, "
          "which are made for this";
      break;
    case Kind::kWait:
    case Kind::kJoin:
    case Kind::kReceive:
      deed.verb = "waits for another thread";
      deed.why =
          "that thread may be waiting for the one which the signal "
          "interrupted";
      break;
    default:
      return std::nullopt;
  }
  const ir::Type& type = analysis::type_at(k.frame(handler), it.place);
  if (it.kind == Kind::kNotify && !type.is(role)) return std::nullopt;
  deed.subject = deed.verb;
  return deed;
}

Misdeed misdeed(const Knowledge& k, const Unsafe& it) {
  Misdeed deed{it.site, "", "", "", kLater};
  switch (it.what) {
    case Unsafe::What::kThrow:
      deed.verb = "throws";
      deed.why =
          "there is no caller who expects it: the code that was "
          "interrupted is left half done, or the program ends";
      break;
    case Unsafe::What::kThread:
      deed.verb = "starts a thread";
      deed.why =
          "starting a thread allocates and locks, which the interrupted "
          "code may be doing";
      break;
    case Unsafe::What::kCall: {
      std::string name = "`" + k.module.callees[it.callee].name + "`";
      deed.verb = "calls " + name + ", which is not async-signal-safe";
      deed.why = "the signal can interrupt " + name +
                 " or the allocator half-way; entered again it deadlocks or "
                 "breaks its data";
      break;
    }
  }
  deed.subject = deed.verb;
  return deed;
}

class Handlers {
 public:
  explicit Handlers(const Knowledge& k) : k_(k), story_(k) {}

  Findings run() {
    for (ir::FunctionId id = 0; id < k_.module.functions.size(); ++id)
      for (const analysis::SignalHandler& handler :
           k_.facts.functions[id].handlers)
        if (seen_.insert(handler.function).second) tell_deeds(handler);
    for (const link::Conflict& conflict : k_.conflicts) tell_shared(conflict);
    return std::move(found_);
  }

 private:
  std::string name_of(ir::FunctionId id) const {
    const ir::Function& function = k_.module.functions[id];
    return function.is(ir::FunctionFlag::kLambda) ? "a lambda"
                                                  : "`" + function.name + "`";
  }

  void tell_deeds(const analysis::SignalHandler& handler) {
    const analysis::FunctionFacts& facts = k_.facts.functions[handler.function];
    std::vector<Misdeed> deeds;
    for (const Operation& operation : facts.operations)
      if (auto deed = misdeed(story_, k_, handler.function, operation))
        deeds.push_back(std::move(*deed));
    for (const Unsafe& unsafe : facts.summary.unsafe)
      deeds.push_back(misdeed(k_, unsafe));
    for (const Misdeed& deed : deeds) {
      const ir::Range& at = in_handler(deed.site);
      if (at.is_valid() &&
          told_.insert({handler.function, deed.subject}).second &&
          lines_.insert({handler.function, at.line}).second)
        found_.push_back(tell(handler, deed));
    }
  }

  static const ir::Range& in_handler(const Site& site) {
    return site.calls.empty() ? site.range : site.calls.front();
  }

  findings::Finding tell(const analysis::SignalHandler& handler,
                         const Misdeed& deed) const {
    findings::Finding finding;
    finding.check = "signal-unsafe-call";
    finding.subject =
        k_.module.functions[handler.function].usr + ": " + deed.subject;
    finding.where = story_.at(in_handler(deed.site));
    finding.message =
        name_of(handler.function) + " handles a signal and " + deed.verb;
    finding.labels.push_back(
        story_.label(handler.site.range, "made to handle a signal"));
    std::string does = deed.verb.substr(0, deed.verb.find(','));
    if (deed.site.calls.empty()) {
      finding.labels.push_back(
          story_.label(deed.site.range, does + " here", "", true));
    } else {
      finding.labels.push_back(story_.label(in_handler(deed.site),
                                            "called by the handler", "", true));
      finding.labels.push_back(story_.label(deed.site.range, does + " here"));
    }
    finding.why = deed.why;
    finding.fix = deed.fix;
    return finding;
  }

  bool is_volatile(const ir::Place& place) const {
    if (place.is_global() && k_.module.globals[place.id].is_volatile)
      return true;
    return std::any_of(place.steps.begin(), place.steps.end(),
                       [&](const ir::Step& step) {
                         return step.kind == ir::StepKind::kField &&
                                k_.module.fields[step.field].is_volatile;
                       });
  }

  // Plain data that the handler and the rest of the program share.
  void tell_shared(const link::Conflict& conflict) {
    bool is_culprit = k_.handles_signal(conflict.culprit.thread);
    bool is_other = k_.handles_signal(conflict.other.thread);
    if (is_culprit == is_other) return;
    const Access& inside = is_culprit ? conflict.culprit : conflict.other;
    const Access& outside = is_culprit ? conflict.other : conflict.culprit;
    ir::FunctionId frame = is_culprit ? conflict.frame : conflict.other_frame;
    const analysis::SpawnSite& spawn = k_.facts.spawns[inside.thread];
    if (is_volatile(inside.place)) return;
    // The way leads to where the handler is installed, and on from there.
    Site site = inside.site;
    auto installed =
        std::find(site.calls.begin(), site.calls.end(), spawn.range);
    if (installed == site.calls.end()) return;
    site.calls.erase(site.calls.begin(), installed + 1);
    std::string name = story_.quoted(k_.frame(frame), inside.place);
    std::string subject = subject_of(k_.frame(frame), inside.place);
    if (inside.library_call != ir::kNone || name == "the object" ||
        spawn.entry == ir::kNone ||
        !told_.insert({spawn.entry, subject}).second ||
        !lines_.insert({spawn.entry, in_handler(site).line}).second)
      return;
    findings::Finding finding;
    finding.check = "signal-unsafe-call";
    finding.subject = subject;
    finding.where = story_.at(in_handler(site));
    finding.message = name + " is " + (inside.is_write ? "changed" : "read") +
                      " by " + name_of(spawn.entry) +
                      ", which handles a signal, but it is neither atomic nor "
                      "`volatile std::sig_atomic_t`";
    finding.labels.push_back(
        story_.label(spawn.range, "made to handle a signal"));
    finding.labels.push_back(
        story_.label(in_handler(site),
                     inside.is_write ? "changed here" : "read here", "", true));
    finding.labels.push_back(story_.label(
        outside.site.range, outside.is_write ? "changed here" : "read here"));
    finding.why = "the compiler may keep " + name +
                  " in a register or change it in steps, and the signal "
                  "arrives between any two of them";
    finding.fix = "declare " + name +
                  " as `volatile std::sig_atomic_t` or as a lock-free "
                  "`std::atomic`";
    found_.push_back(std::move(finding));
  }

  const Knowledge& k_;
  Story story_;
  Findings found_;
  std::set<ir::FunctionId> seen_;
  std::set<std::pair<ir::FunctionId, std::string>> told_;
  // One statement of a handler, one finding.
  std::set<std::pair<ir::FunctionId, std::uint32_t>> lines_;
};

}  // namespace

Findings signal_unsafe_call(const link::Program& program, const Options&) {
  return Handlers(program.knowledge()).run();
}

}  // namespace fearless::checks
