// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/escapes.h"

#include <algorithm>
#include <map>
#include <set>

#include "checker/link/guards.h"

namespace fearless::link {
namespace {

using analysis::Access;
using analysis::Escape;
using analysis::HeldLock;
using ir::FieldId;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Place;
using How = Escape::How;

bool lets_out(const Escape& escape) {
  return escape.how == How::kReturned || escape.how == How::kStored;
}

// A callback is kept beside the lock: it may well be called under it.
bool is_kept_inside(const Escape& escape) {
  return escape.how == How::kKept && escape.is_kept_beside;
}

class Search {
 public:
  explicit Search(const Program::Knowledge& knowledge)
      : k_(knowledge), guards_(knowledge) {
    roots_.insert(k_.roots.begin(), k_.roots.end());
  }

  std::vector<Leak> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id)
      for (const Escape& escape : k_.facts.functions[id].escapes)
        if (matters(escape)) add(id, escape);
    std::vector<Leak> leaks;
    for (auto& [key, leak] : uses_)
      if (!blame(leak)) leaks.push_back(std::move(leak));
    for (auto& [key, leak] : outlets_)
      if (!leak.uses.empty() || is_open(leak)) leaks.push_back(std::move(leak));
    leaks.insert(leaks.end(), others_.begin(), others_.end());
    return leaks;
  }

 private:
  bool matters(const Escape& escape) const {
    if (escape.how == How::kGuard) return true;
    return !is_kept_inside(escape) &&
           (guards_.guards(escape.lock.lock, escape.reaches, escape.locks) ||
            is_changed_under(escape));
  }

  // The way to the data was taken under the lock, too: one change under it is
  // enough, if there is none without.
  bool is_changed_under(const Escape& escape) const {
    const Place& data = escape.reaches;
    FieldId member = member_of(data), guard = member_of(escape.lock.lock);
    if (member == ir::kNone || guard == ir::kNone ||
        leads_on(escape.lock.lock, data) ||
        k_.module.fields[member].owner != k_.module.fields[guard].owner)
      return false;
    bool is_changed = false;
    for (const analysis::FunctionFacts& facts : k_.facts.functions)
      for (const Access& access : facts.accesses) {
        if (!access.is_write || access.constructing || access.destroying ||
            access.destroys || member_of(access.place) != member ||
            access.site.range == escape.site.range)
          continue;
        bool is_held =
            std::any_of(access.locks.begin(), access.locks.end(),
                        [&](const HeldLock& held) {
                          return held.is_sure && member_of(held.lock) == guard;
                        });
        if (!is_held && access.site.calls.empty()) return false;
        is_changed |= is_held;
      }
    return is_changed;
  }

  // To an object of its own, which may have a lock of its own.
  static bool leads_on(const Place& lock, const Place& data) {
    if (lock.steps.empty()) return true;
    Place owner = lock.prefix(lock.steps.size() - 1);
    if (!owner.covers(data)) return true;
    return std::any_of(
        data.steps.begin() + static_cast<std::ptrdiff_t>(owner.steps.size()),
        data.steps.end(),
        [](const ir::Step& step) { return step.kind == ir::StepKind::kDeref; });
  }

  // The last member on the way to it.
  static FieldId member_of(const Place& place) {
    for (std::size_t n = place.steps.size(); n-- > 0;)
      if (place.steps[n].kind == ir::StepKind::kField)
        return place.steps[n].field;
    return ir::kNone;
  }

  void add(FunctionId id, const Escape& escape) {
    if (!lets_out(escape) && escape.how != How::kUsed) {
      others_.push_back({id, escape, {}});
      return;
    }
    auto& group = lets_out(escape) ? outlets_ : uses_;
    ir::Range at =
        lets_out(escape) ? escape.site.range : escape.birth.site.range;
    auto [it, is_new] = group.try_emplace({id, at}, Leak{id, escape, {}});
    Leak& leak = it->second;
    if (!is_new && escape.site.range < leak.escape.site.range)
      leak.escape = escape;
    if (escape.how == How::kUsed) leak.uses.push_back(escape.site.range);
  }

  // What a function runs for its callers, and returns, is their business.
  bool passes_on(FunctionId id) const {
    const auto& invoked = k_.facts.functions[id].summary.invoked;
    return !invoked.empty() ||
           (k_.module.functions[id].is(FunctionFlag::kInstantiation) &&
            takes_callable(id));
  }
  bool takes_callable(FunctionId id) const {
    const ir::Function& function = k_.module.functions[id];
    for (std::size_t i = 1; i <= function.parameters; ++i) {
      const ir::Type* type = &type_of(function.locals[i].type);
      if (type->is(ir::Role::kPointer) || type->is(ir::Role::kReference))
        type = &type_of(type->pointee);
      if (type->is(ir::Role::kClosure) || type->is(ir::Role::kCallable))
        return true;
    }
    return false;
  }
  const ir::Type& type_of(ir::TypeId id) const {
    static const ir::Type unknown;
    return id < k_.module.types.size() ? k_.module.types[id] : unknown;
  }

  // Whether the use is the fault of the function that let the pointer out.
  bool blame(const Leak& use) {
    FunctionId from = use.escape.birth.from;
    if (from == ir::kNone || passes_on(from)) return false;
    bool found = false;
    for (auto& [key, outlet] : outlets_) {
      if (key.first != from) continue;
      outlet.uses.insert(outlet.uses.end(), use.uses.begin(), use.uses.end());
      found = true;
    }
    return found;
  }

  // Who else gets what is let out is not known.
  bool is_open(const Leak& leak) const {
    return !k_.is_closed && roots_.contains(leak.frame) &&
           leak.escape.birth.from == ir::kNone && !passes_on(leak.frame);
  }

  const Program::Knowledge& k_;
  Guards guards_;
  std::set<FunctionId> roots_;
  std::map<std::pair<FunctionId, ir::Range>, Leak> uses_, outlets_;
  std::vector<Leak> others_;
};

}  // namespace

std::vector<Leak> find_escapes(const Program::Knowledge& knowledge) {
  bool has_any = std::any_of(
      knowledge.facts.functions.begin(), knowledge.facts.functions.end(),
      [](const auto& facts) { return !facts.escapes.empty(); });
  return has_any ? Search(knowledge).run() : std::vector<Leak>();
}

}  // namespace fearless::link
