// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A pointer, reference, iterator or view of data that a lock guards is left
// when the lock is gone; or a guard goes to a thread that did not lock.
// link/escapes.h finds them; here they are worded.

#include "checker/checks/story.h"
#include "checker/link/escapes.h"

namespace fearless::checks {
namespace {

using analysis::Escape;
using analysis::Frame;
using link::Leak;
using How = Escape::How;

class Teller {
 public:
  Teller(const Story& story, const Knowledge& knowledge, const Leak& leak)
      : story_(story),
        frame_(knowledge.frame(leak.frame)),
        leak_(leak),
        escape_(leak.escape),
        lock_(story.quoted(frame_, escape_.lock.lock)),
        data_(data()) {}

  findings::Finding tell() {
    finding_.check = "guard-escape";
    finding_.where = story_.at(escape_.site);
    finding_.subject = analysis_subject();
    if (escape_.how != How::kGuard) tell_lock();
    switch (escape_.how) {
      case How::kUsed:
        tell_use();
        break;
      case How::kReturned:
        tell_return();
        break;
      case How::kStored:
        tell_stored();
        break;
      case How::kKept:
        tell_kept();
        break;
      case How::kGuard:
        tell_guard();
        break;
    }
    return std::move(finding_);
  }

 private:
  std::string analysis_subject() const {
    return subject_of(frame_, escape_.how == How::kGuard ? escape_.lock.lock
                                                         : escape_.reaches);
  }

  // The member or variable that the lock guards: `sessions_`.
  std::string data() const {
    ir::Place place = escape_.reaches;
    std::size_t last = 0;
    for (std::size_t n = 0; n < place.steps.size(); ++n) {
      if (place.steps[n].kind == ir::StepKind::kIndex) break;
      if (place.steps[n].kind == ir::StepKind::kField) last = n + 1;
    }
    return story_.quoted(frame_, place.prefix(last));
  }

  // "reference", "pointer", "iterator" or "view", by the type of `pointer`.
  std::string kind() const {
    const ir::Type& type = analysis::type_at(frame_, escape_.pointer);
    return type.is(ir::Role::kIterator)    ? "iterator"
           : type.is(ir::Role::kView)      ? "view"
           : type.is(ir::Role::kReference) ? "reference"
                                           : "pointer";
  }
  std::string a_kind() const {
    return (kind() == "iterator" ? "an " : "a ") + kind();
  }

  void label(const ir::Range& range, std::string text,
             bool is_primary = false) {
    if (range.is_valid())
      finding_.labels.push_back(
          story_.label(range, std::move(text), "", is_primary));
  }

  void tell_lock() {
    const analysis::Taken& taken = escape_.lock.taken;
    ir::Range at = taken.call.is_valid() ? taken.call : taken.range;
    if (at != escape_.birth.site.range && at != escape_.site.range)
      label(at, lock_ + " is locked here");
  }

  void tell_use() {
    std::string name = analysis::spell(frame_, escape_.pointer);
    std::string who = name.empty() ? a_kind() : "`" + name + "`";
    std::string verb = escape_.is_write ? "changed" : "read";
    finding_.message = name.empty()
                           ? who + " into " + data_ + " is used after " +
                                 lock_ + " was released"
                           : who + " still points into " + data_ + ", but " +
                                 lock_ + " is not held any more";
    if (escape_.birth.site.range != escape_.site.range)
      label(escape_.birth.site.range, "made here, under " + lock_);
    label(escape_.site.range, verb + " here, without the lock", true);
    finding_.why = "another thread may change or free it at this very moment";
    finding_.fix = "keep " + lock_ + " until after line " +
                   Story::line(escape_.site.range) +
                   ", or copy what you need before it is released";
  }

  void tell_return() {
    finding_.message = a_kind() + " into " + data_ +
                       " is returned, but the lock of " + lock_ + " ends here";
    label(escape_.site.range, "outlives the lock", true);
    tell_first_use();
    tell_outlet();
  }

  void tell_stored() {
    finding_.message = a_kind() + " into " + data_ +
                       " is handed to the caller, but " + lock_ +
                       " is released on the way out";
    label(escape_.site.range, "outlives the lock", true);
    tell_first_use();
    tell_outlet();
  }

  void tell_outlet() {
    finding_.why = "the caller uses it while other threads, which hold " +
                   lock_ + ", change or free it";
    const ir::Type& type = analysis::type_at(frame_, escape_.reaches);
    bool has_name = !type.name.empty() && type.name.size() < 40;
    std::string copy = "a copy";
    if (has_name && type.is(ir::Role::kRecord))
      copy += ", `" + without_const(type.name) + "`";
    finding_.fix =
        "return " + copy + ", or the guard together with the " + kind();
  }

  static std::string without_const(std::string name) {
    constexpr std::string_view kConst = "const ";
    return name.starts_with(kConst) ? name.substr(kConst.size()) : name;
  }

  void tell_first_use() {
    const ir::Range* first = nullptr;
    for (const ir::Range& use : leak_.uses)
      if (!first || use < *first) first = &use;
    if (first) label(*first, "used here, without the lock");
  }

  void tell_kept() {
    finding_.message = "a callback keeps a reference into " + data_ +
                       ", and will use it without " + lock_;
    label(escape_.site.range, "runs later, without the lock", true);
    finding_.why = "by then other threads may have changed or freed it";
    finding_.fix =
        "lock " + lock_ + " in the callback and look the element up again";
  }

  void tell_guard() {
    std::string to = story_.runner(escape_.thread);
    finding_.message = "the guard of " + lock_ + " is moved to " + to +
                       ", which did not lock it";
    const analysis::Taken& taken = escape_.lock.taken;
    label(taken.call.is_valid() ? taken.call : taken.range,
          lock_ + " is locked by this thread");
    label(escape_.site.range, "and would be unlocked by another", true);
    finding_.why =
        "only the thread that locked a mutex may unlock it; anything "
        "else is undefined";
    finding_.fix = "lock " + lock_ + " inside of the thread that needs it";
  }

  const Story& story_;
  Frame frame_;
  const Leak& leak_;
  const Escape& escape_;
  std::string lock_, data_;
  findings::Finding finding_;
};

}  // namespace

Findings guard_escape(const link::Program& program, const Options&) {
  const Knowledge& k = program.knowledge();
  Story story(k);
  Findings found;
  for (const Leak& leak : link::find_escapes(k))
    if (leak.escape.site.range.is_valid())
      found.push_back(Teller(story, k, leak).tell());
  return found;
}

}  // namespace fearless::checks
