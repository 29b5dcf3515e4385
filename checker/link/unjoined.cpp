// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/link/unjoined.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "checker/link/members.h"

namespace fearless::link {
namespace {

using analysis::EndedHandle;
using analysis::kOwnThread;
using analysis::LiveThread;
using analysis::Operation;
using ir::EventKind;
using ir::FieldId;
using ir::FunctionFlag;
using ir::FunctionId;
using ir::Place;
using ir::Role;

// The member of a class that holds the handle, from the inside.
FieldId holder_of(const Place& handle) {
  for (std::size_t n = handle.steps.size(); n-- > 0;)
    if (handle.steps[n].kind == ir::StepKind::kField)
      return handle.steps[n].field;
  return ir::kNone;
}

bool is_for_handle(Operation::Kind kind) {
  return kind == Operation::Kind::kJoin || kind == Operation::Kind::kDetach;
}

// Members that hold threads which are started and then left alone.
class Members {
 public:
  explicit Members(const Program::Knowledge& knowledge) : k_(knowledge) {
    for (const ir::Function& function : k_.module.functions)
      for (const ir::Block& block : function.blocks)
        for (const ir::Event& event : block.events) note_uses(event);
  }

  bool is_left_alone(FieldId field) const {
    if (field == ir::kNone || used_.contains(field)) return false;
    ir::TypeId owner = k_.module.fields[field].owner;
    return owner != ir::kNone && k_.module.types[owner].is_whole &&
           has_destructor(owner);
  }

 private:
  bool has_destructor(ir::TypeId owner) const {
    return k_.module.types[owner].destructor != ir::kNone;
  }

  void use(const Place& place) {
    for (const ir::Step& step : place.steps)
      if (step.kind == ir::StepKind::kField) used_.insert(step.field);
  }

  // All but giving it a thread and letting it die.
  void note_uses(const ir::Event& event) {
    switch (event.kind) {
      case EventKind::kInit:
      case EventKind::kRead:
      case EventKind::kWrite:
        return;
      case EventKind::kKill:
        if (!event.is_implicit) use(event.place);
        return;
      case EventKind::kCall:
        if (event.is_implicit) return;
        break;
      default:
        break;
    }
    use(event.place);
    for (const ir::Operand& operand : event.args)
      if (!operand.place.is_nothing()) use(operand.place);
  }

  const Program::Knowledge& k_;
  std::set<FieldId> used_;
};

class Search {
 public:
  explicit Search(const Program::Knowledge& knowledge)
      : k_(knowledge), members_(k_) {}

  std::vector<Unjoined> run() {
    for (FunctionId id = 0; id < k_.module.functions.size(); ++id) {
      if (!k_.is_closed) starts_in_members(id);
      ends(id);
      if (k_.module.functions[id].is(FunctionFlag::kMain)) let_go_by_main(id);
    }
    std::vector<Unjoined> found;
    for (auto& [key, one] : first_) found.push_back(std::move(one));
    return found;
  }

 private:
  using Why = Unjoined::Why;
  using Key = std::tuple<ir::Range, Why, ir::Range>;

  // One way out of several stands for the others.
  void add(Unjoined one) {
    if (!one.where.is_valid()) return;
    bool is_way = one.why == Why::kWayOut;
    Key key{one.thread.site.range, one.why, is_way ? ir::Range() : one.where};
    auto [at, is_new] = first_.try_emplace(key, one);
    if (is_new) return;
    auto rank = [](const Unjoined& it) {
      return std::pair(it.is_unwinding, it.where);
    };
    if (rank(one) < rank(at->second)) at->second = std::move(one);
  }

  // In a library: whoever makes such an object will end it.
  void starts_in_members(FunctionId id) {
    for (const LiveThread& thread : k_.facts.functions[id].summary.threads) {
      if (thread.handle.is_nothing() || thread.is_detached) continue;
      const ir::Type& type = analysis::type_at(k_.frame(id), thread.handle);
      if (!type.is(Role::kTerminates)) continue;
      FieldId field = holder_of(thread.handle);
      if (!members_.is_left_alone(field)) continue;
      if (!may_be_made_by_anyone(k_.module.fields[field].owner)) continue;
      add(of_class(id, thread, field));
    }
  }

  bool may_be_made_by_anyone(ir::TypeId record) const {
    bool has_constructor = false;
    for (const ir::Function& function : k_.module.functions) {
      if (function.record != record || !function.is(FunctionFlag::kConstructor))
        continue;
      has_constructor = true;
      if (function.is(FunctionFlag::kPublic)) return true;
    }
    return !has_constructor;
  }

  // Where to act: the destructor that forgets it, or else the member.
  Unjoined of_class(FunctionId id, const LiveThread& thread, FieldId field) {
    const ir::Field& member = k_.module.fields[field];
    const ir::Function& destructor =
        k_.module.functions[k_.module.types[member.owner].destructor];
    bool is_written = !destructor.is(FunctionFlag::kImplicit);
    return {.frame = id,
            .why = Why::kClass,
            .where = is_written ? destructor.range : member.range,
            .thread = thread,
            .handle = thread.handle};
  }

  void ends(FunctionId id) {
    for (const EndedHandle& ended : k_.facts.functions[id].ended_handles) {
      const Place& handle = ended.thread.handle;
      Unjoined one{.frame = id,
                   .thread = ended.thread,
                   .handle = handle,
                   .is_unwinding = ended.is_unwinding};
      one.terminates =
          analysis::type_at(k_.frame(id), handle).is(Role::kTerminates);
      FieldId field = holder_of(handle);
      // Of two elements by index nobody knows whether they are one.
      if (ended.how == EndedHandle::How::kReplaced && handle.has_index())
        continue;
      if (ended.how != EndedHandle::How::kDies) {
        one.why = ended.how == EndedHandle::How::kEmptied ? Why::kEmptied
                                                          : Why::kReplaced;
        one.where = ended.death.range;
      } else if (members_.is_left_alone(field)) {
        add(of_class(id, ended.thread, field));
        continue;
      } else {
        one.joined = joined_in(id, handle, ended.death.range);
        one.dies = ended.death.range;
        bool is_way = one.joined.is_valid();
        // A handle that lets its thread go when it dies: is that meant?
        bool lets_go = !one.terminates && !is_c_handle(id, handle);
        if (lets_go && !is_way) continue;
        one.why = is_way ? Why::kWayOut : Why::kNeverJoined;
        one.where = !is_way                    ? start_in(ended.thread)
                    : ended.way_out.is_valid() ? ended.way_out
                                               : ended.death.range;
      }
      add(std::move(one));
    }
  }

  bool is_c_handle(FunctionId id, const Place& handle) const {
    return analysis::type_at(k_.frame(id), handle).usr.empty();
  }

  static ir::Range start_in(const LiveThread& thread) {
    return thread.site.calls.empty() ? thread.site.range
                                     : thread.site.calls.front();
  }

  // Where the function joins the handle, or lets it go, on some way.
  ir::Range joined_in(FunctionId id, const Place& handle,
                      const ir::Range& death) const {
    for (const Operation& operation : k_.facts.functions[id].operations) {
      bool is_its =
          is_for_handle(operation.kind) && operation.thread == kOwnThread &&
          !operation.place.is_nothing() &&
          (operation.place.covers(handle) || handle.covers(operation.place));
      const ir::Range& at = operation.site.calls.empty()
                                ? operation.site.range
                                : operation.site.calls.front();
      if (is_its && at != death) return at;
    }
    return {};
  }

  // Nothing that `main` does tells it that its thread is done.
  void let_go_by_main(FunctionId id) {
    const analysis::FunctionFacts& facts = k_.facts.functions[id];
    for (const LiveThread& thread : facts.summary.threads) {
      bool is_direct =
          thread.handle.is_nothing() && thread.holder.is_nothing() &&
          thread.site.calls.empty() && thread.let_go.function == id &&
          thread.let_go.calls.empty();
      if (!is_direct || !is_thread(thread) || !comes_to_an_end(thread) ||
          waits(facts))
        continue;
      bool is_let_go = thread.is_detached;
      add({.frame = id,
           .why = Why::kMainReturns,
           .where = is_let_go ? thread.let_go.range : thread.site.range,
           .thread = thread,
           .handle = thread.handle,
           .terminates = false});
    }
  }

  // No handler that is kept for later.
  bool is_thread(const LiveThread& thread) const {
    ir::SpawnKind kind = k_.facts.spawns[thread.id].kind;
    return kind == ir::SpawnKind::kThread || kind == ir::SpawnKind::kDetached ||
           kind == ir::SpawnKind::kFuture;
  }

  bool comes_to_an_end(const LiveThread& thread) const {
    ir::FunctionId entry = k_.facts.spawns[thread.id].entry;
    if (entry == ir::kNone) return true;
    const auto& exits = k_.facts.functions[entry].exits;
    return std::any_of(
        exits.begin(), exits.end(),
        [](const analysis::Exit& exit) { return !exit.is_throw; });
  }

  static bool waits(const analysis::FunctionFacts& facts) {
    using Kind = Operation::Kind;
    bool looks =
        std::any_of(facts.accesses.begin(), facts.accesses.end(),
                    [](const analysis::Access& access) {
                      return access.is_atomic && access.thread == kOwnThread;
                    });
    return looks ||
           std::any_of(facts.operations.begin(), facts.operations.end(),
                       [](const Operation& operation) {
                         bool is_pause =
                             operation.kind == Kind::kBlock &&
                             (operation.block == ir::BlockKind::kSleep ||
                              operation.block == ir::BlockKind::kIo);
                         return operation.thread == kOwnThread && !is_pause &&
                                (operation.kind == Kind::kWait ||
                                 operation.kind == Kind::kBlock ||
                                 operation.kind == Kind::kReceive);
                       });
  }

  const Program::Knowledge& k_;
  Members members_;
  std::map<Key, Unjoined> first_;
};

}  // namespace

std::vector<Unjoined> find_unjoined(const Program::Knowledge& knowledge) {
  return Search(knowledge).run();
}

}  // namespace fearless::link
