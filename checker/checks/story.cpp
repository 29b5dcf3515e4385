// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/checks/story.h"

#include <algorithm>

namespace fearless::checks {

findings::Location Story::at(const ir::Range& range) const {
  findings::Location location;
  location.range = range;
  if (range.file < knowledge_.module.files.size())
    location.path = knowledge_.module.files[range.file].path;
  location.range.file = 0;
  return location;
}

findings::Label Story::label(const ir::Range& range, std::string text,
                             std::string thread, bool is_primary) const {
  return {at(range), std::move(text), std::move(thread), is_primary};
}

std::string Story::thread_name(analysis::ThreadId id) const {
  if (id == analysis::kOwnThread) return "main";
  const analysis::SpawnSite& spawn = knowledge_.facts.spawns[id];
  if (!spawn.name.empty()) return spawn.name;
  return "thread " + std::to_string(id);
}

std::string Story::runner(analysis::ThreadId id) const {
  if (id == analysis::kOwnThread) return "another thread";
  const analysis::SpawnSite& spawn = knowledge_.facts.spawns[id];
  bool is_task = spawn.kind == ir::SpawnKind::kTask ||
                 spawn.kind == ir::SpawnKind::kFuture;
  if (!spawn.name.empty() && !is_task) return "thread `" + spawn.name + "`";
  if (!spawn.name.empty()) return "the task of `" + spawn.name + "`";
  return is_task ? "a task" : "a thread";
}

void Story::add_start(analysis::ThreadId id, findings::Finding& finding) const {
  if (id == analysis::kOwnThread) return;
  finding.labels.push_back(
      label(knowledge_.facts.spawns[id].range, "starts here", thread_name(id)));
}

std::string Story::quoted(const analysis::Frame& frame,
                          const ir::Place& place) const {
  std::string name = analysis::spell(frame, place);
  return name.empty() ? "the object" : "`" + name + "`";
}

namespace {

// Running once is seen as holding its flag.
bool is_once(const analysis::Frame& frame, const analysis::HeldLock& held) {
  return analysis::type_at(frame, held.lock).is(ir::Role::kSyncObject);
}

}  // namespace

bool holds_lock(const analysis::Frame& frame, const analysis::Occurrence& at) {
  return std::any_of(at.locks.begin(), at.locks.end(),
                     [&](const auto& held) { return !is_once(frame, held); });
}

std::string lock_name(const analysis::Frame& frame,
                      const analysis::Occurrence& at) {
  for (const analysis::HeldLock& held : at.locks) {
    if (is_once(frame, held)) continue;
    std::string name = analysis::spell(frame, held.lock);
    if (!name.empty()) return "`" + name + "`";
  }
  return "";
}

std::string Story::quoted(const analysis::Frame& frame, const ir::Place& place,
                          const analysis::Site& site) const {
  if (!site.calls.empty())
    for (std::size_t n = place.steps.size(); n-- > 0;)
      if (place.steps[n].kind == ir::StepKind::kField)
        return "`" + frame.module.fields[place.steps[n].field].name + "`";
  return quoted(frame, place);
}

std::string subject_of(const analysis::Frame& frame, const ir::Place& place) {
  for (std::size_t i = place.steps.size(); i-- > 0;)
    if (place.steps[i].kind == ir::StepKind::kField)
      return frame.module.fields[place.steps[i].field].usr;
  if (place.is_global()) return frame.module.globals[place.id].usr;
  if (place.is_local())
    return frame.function.usr + "." + frame.function.locals[place.id].name;
  return "";
}

}  // namespace fearless::checks
