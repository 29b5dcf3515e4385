// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/analysis/print_facts.h"

#include "checker/ir/printer.h"

namespace fearless::analysis {
namespace {

class Printer {
 public:
  Printer(const ir::Module& module, ir::Printer& names)
      : module_(module), names_(names) {}

  void line(const std::string& text) { text_ += "  " + text + "\n"; }
  std::string place(const ir::Place& place) const {
    if (place.is_nothing()) return "-";
    names_.place(place);
    return names_.take();
  }
  std::string places(const std::vector<ir::Place>& all) const {
    std::string text;
    for (const ir::Place& one : all) text += " " + place(one);
    return text;
  }
  std::string locks(const std::vector<HeldLock>& held) const {
    std::string text;
    for (const HeldLock& lock : held) {
      text += " " + place(lock.lock);
      if (lock.mode == ir::Mode::kShared) text += " shared";
      if (!lock.guard.is_nothing()) text += " via " + place(lock.guard);
      if (!lock.is_sure) text += " maybe";
    }
    return text;
  }
  std::string where(const Site& site) const {
    return " @" + std::to_string(site.range.line);
  }
  void access(const Access& a) {
    std::string text = a.destroys   ? "destroys"
                       : a.is_write ? "writes"
                                    : "reads";
    if (a.is_atomic) text += " atomic";
    text += " " + place(a.place) + where(a.site);
    if (a.thread != kOwnThread) text += " thread " + std::to_string(a.thread);
    if (!a.locks.empty()) text += " under" + locks(a.locks);
    for (ThreadId id : a.live) text += " live " + std::to_string(id);
    if (!a.joined.empty()) text += " after join" + places(a.joined);
    if (a.constructing) text += " constructing";
    if (a.destroying) text += " destroying";
    line(text);
  }
  void operation(const Operation& o) {
    constexpr const char* kKinds[] = {
        "acquires", "tries",         "gives back", "waits for", "notifies",
        "blocks",   "receives from", "sends to",   "closes",    "joins",
        "detaches", "invokes",       "suspends",   "adopts"};
    std::string text = kKinds[static_cast<int>(o.kind)];
    if (o.mode == ir::Mode::kShared) text += " shared";
    text += " " + place(o.place) + where(o.site);
    if (!o.with.is_nothing()) text += " with " + place(o.with);
    if (o.is_timed) text += " timed";
    if (o.has_predicate) text += " predicate";
    if (o.in_loop) text += " in loop";
    if (o.thread != kOwnThread) text += " thread " + std::to_string(o.thread);
    if (!o.locks.empty()) text += " under" + locks(o.locks);
    for (ThreadId id : o.live) text += " live " + std::to_string(id);
    line(text);
  }
  void exit(const Exit& e) {
    line(std::string(e.is_throw ? "throws out" : "returns") + where(e.site) +
         (e.result ? (*e.result ? " true" : " false") : "") +
         (e.locks.empty() ? "" : " holding" + locks(e.locks)));
  }
  void sent(const char* what, const std::vector<Sent>& all) {
    for (const Sent& s : all)
      line(std::string(what) + (s.how == Sent::How::kMoved ? " moves " : " ") +
           place(s.place) + " through " + s.through + where(s.site));
  }
  void thread(const LiveThread& t) {
    line("runs on: thread " + std::to_string(t.id) + where(t.site) +
         " handle " + place(t.handle) + " holder " + place(t.holder) +
         (t.is_detached ? " detached" : "") + " loans" + places(t.loans));
  }
  void unsafe(const Unsafe& u) {
    std::string text = u.what == Unsafe::What::kThrow ? "throws"
                       : u.what == Unsafe::What::kThread
                           ? "starts a thread"
                           : "calls " + module_.callees[u.callee].name;
    line("not in a handler: " + text + where(u.site));
  }
  void escape(const Escape& e) {
    constexpr const char* kHows[] = {"follows", "returns", "stores", "keeps",
                                     "sends guard"};
    line(std::string(kHows[static_cast<int>(e.how)]) + " " + place(e.pointer) +
         " to " + place(e.reaches) + where(e.site) + " without " +
         place(e.lock.lock) + " of" + where(e.birth.site) +
         (e.birth.from == ir::kNone
              ? ""
              : " from " + module_.functions[e.birth.from].name));
  }
  std::string take() { return std::move(text_); }

 private:
  const ir::Module& module_;
  ir::Printer& names_;
  std::string text_;
};

}  // namespace

std::string print_facts(const ir::Module& module, ir::FunctionId id,
                        const FunctionFacts& facts, ir::Printer& names) {
  Printer out(module, names);
  const Summary& s = facts.summary;
  for (const Access& access : facts.accesses) out.access(access);
  for (const Operation& operation : facts.operations) out.operation(operation);
  for (const Exit& exit : facts.exits) out.exit(exit);
  for (const EndedHandle& ended : facts.ended_handles)
    out.line("ends unjoined " + out.place(ended.thread.handle) +
             out.where(ended.death) + (ended.is_unwinding ? " unwinding" : ""));
  for (const IdleGuard& idle : facts.idle_guards)
    out.line("guards nothing: " + out.place(idle.guard) + " of " +
             out.place(idle.lock) + " @" + std::to_string(idle.range.line));
  for (const Escape& escape : facts.escapes) out.escape(escape);
  if (!s.acquired.empty()) out.line("keeps" + out.locks(s.acquired));
  if (!s.released.empty()) out.line("releases" + out.places(s.released));
  if (!s.released_if_true.empty())
    out.line("releases if true" + out.places(s.released_if_true));
  if (!s.released_if_false.empty())
    out.line("releases if false" + out.places(s.released_if_false));
  for (const auto& [pointer, targets] : s.points_to)
    out.line("leaves " + out.place(pointer) + " ->" + out.places(targets));
  if (s.result_tells) {
    out.sent("sends if true", s.sent_if_true);
    out.sent("sends if false", s.sent_if_false);
  } else {
    out.sent("sends", s.sent);
  }
  for (const Stored& stored : s.stored)
    out.line("stores " + out.place(stored.from) + " in " +
             out.place(stored.to) + (stored.is_channel ? " channel" : ""));
  for (const Invoked& invoked : s.invoked)
    out.line("invokes " + out.place(invoked.callable));
  for (const LiveThread& thread : s.threads) out.thread(thread);
  if (!s.joined.empty()) out.line("joins" + out.places(s.joined));
  if (!s.detached.empty()) out.line("detaches" + out.places(s.detached));
  if (!s.waited.empty()) out.line("waits on" + out.places(s.waited));
  auto points = [&](const char* what, const std::vector<SyncPoint>& all) {
    for (const SyncPoint& point : all)
      out.line(what + out.place(point.place) +
               (point.value ? (*point.value ? " = 1" : " = 0") : ""));
  };
  points("has seen ", s.seen);
  points("signals ", s.signalled);
  for (const Look& look : s.told)
    out.line("tells of " + out.place(look.place) + out.where(look.site));
  for (const Spending& spending : s.spent)
    out.line("spends " + out.place(spending.handle) + out.where(spending.site));
  for (const LateAct& late : facts.late_acts)
    out.line("changes " + out.place(late.act.place) + out.where(late.act.site) +
             " as seen" + out.where(late.look.site));
  if (s.throws) out.line("throws");
  for (const Unsafe& unsafe : s.unsafe) out.unsafe(unsafe);
  for (const SignalHandler& handler : s.handlers)
    out.line("handles signals by " + out.place(handler.callable));
  for (const SignalHandler& handler : facts.handlers)
    out.line("handles signals by " + module.functions[handler.function].name +
             out.where(handler.site) + " thread " +
             std::to_string(handler.thread));
  for (const UseAfterSend& use : facts.uses)
    out.line("uses " + out.place(use.reaches) + out.where(use.site) + " after" +
             out.where(use.sent.site));
  for (const Outlived& o : facts.outlived)
    out.line("outlives " + out.place(o.place) + " of " + out.place(o.dies) +
             out.where(o.death) + " thread " + std::to_string(o.thread.id) +
             out.where(o.thread.site));
  return module.functions[id].name + ":\n" + out.take();
}

}  // namespace fearless::analysis
