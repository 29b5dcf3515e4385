// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// States that a library keeps for itself: those that no lock protects, which
// two threads must not use at once, and those that a signal handler may find
// half changed.

#include "checker/lower/function_lowering.h"
#include "checker/lower/type_name.h"

namespace fearless::lower {

using vocabulary::Effect;
using vocabulary::Selector;

namespace {

// It changes nothing, or cannot fail and so needs no memory: as good as safe
// where a whole class is listed.
bool is_quiet(const clang::FunctionDecl* function) {
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function);
  if (method != nullptr && method->isConst()) return true;
  const auto* type = function->getType()->getAs<clang::FunctionProtoType>();
  const bool is_known = type != nullptr && !clang::isUnresolvedExceptionSpec(
                                               type->getExceptionSpecType());
  return is_known && type->isNothrow();
}

}  // namespace

void FunctionLowering::apply_hidden(const Effect& effect, CallSite& site,
                                    Applied& applied) {
  ir::Event use = event(ir::EventKind::kLibrary, site.range);
  use.callee = unit_.callee(site.callee, false);
  use.mode = effect.mode;
  unit_.module().callees[use.callee].instead = effect.instead;
  if (effect.object.kind != Selector::Kind::kNothing)
    use.place = selected_place(effect.object, site);
  else
    use.place = ir::Place::global(unit_.library_state(
        effect.state.empty() ? vocabulary_name(site.callee) : effect.state,
        effect.has_safe_libraries));
  bool returns_pointer =
      !site.result_type.isNull() && site.result_type->isPointerType();
  if (returns_pointer && !applied.value)
    applied.value = Value::address(use.place);
  emit(std::move(use));
}

// One of each in a function is enough: handlers are told of the first.
void FunctionLowering::note_signal_unsafe(const clang::FunctionDecl* callee,
                                          ir::Range range) {
  if (callee == nullptr || !unit_.is_signal_unsafe(callee)) return;
  std::uint32_t id = unit_.callee(callee, false);
  if (!signal_unsafe_.insert(id).second) return;
  ir::Event use = event(ir::EventKind::kLibrary, range);
  use.callee = id;
  emit(std::move(use));
}

bool UnitLowering::is_signal_unsafe(const clang::FunctionDecl* function) {
  auto [entry, is_new] =
      signal_unsafe_.try_emplace(function->getCanonicalDecl(), false);
  if (is_new && is_system(function) &&
      !function->isReservedGlobalPlacementOperator())
    entry->second = vocabulary_.is_signal_unsafe(vocabulary_name(function),
                                                 is_quiet(function));
  return entry->second;
}

ir::GlobalId UnitLowering::library_state(const std::string& name,
                                         bool has_safe_libraries) {
  auto [entry, is_new] = library_states_.try_emplace(
      name, static_cast<ir::GlobalId>(module_.globals.size()));
  if (!is_new) return entry->second;
  ir::Global state;
  state.name = "state of " + name;
  state.usr = "library-state:" + name;
  state.is_library_state = true;
  state.has_safe_libraries = has_safe_libraries;
  module_.globals.push_back(std::move(state));
  return entry->second;
}

}  // namespace fearless::lower
