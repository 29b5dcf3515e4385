// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What reports call things that have symbols (watch/foreign.h).

#include <algorithm>
#include <string_view>

#include "runtime/preload/module.h"
#include "runtime/preload/object.h"
#include "runtime/watch/foreign.h"

namespace fearless::preload {
namespace {

// Some callers have the number only.
const Object* object_of(const detail::watch::Object& object) noexcept {
  const std::uint32_t serial = object.serial.load();
  const Object* const end = first_object() + kMostObjects;
  const Object* const found = std::find_if(
      first_object(), first_object() + kMostObjects, [&](const Object& one) {
        return one.serial.load(std::memory_order_relaxed) == serial;
      });
  return serial != 0 && found != end ? found : nullptr;
}

bool say_symbol(detail::watch::TextBase& out, const void* address,
                SymbolKind kind) noexcept {
  Place place;
  return find_place(reinterpret_cast<std::uintptr_t>(address), place) &&
         find_symbol(place, kind, out);
}

}  // namespace
}  // namespace fearless::preload

namespace fearless::detail::watch {

bool say_symbol_of(TextBase& out, const Object& object) noexcept {
  const preload::Object* const record = preload::object_of(object);
  Text<128> name;
  if (!record || !preload::say_symbol(name, record->address.load(),
                                      preload::SymbolKind::kVariable)) {
    return false;
  }
  out << '"' << name.view() << '"';
  return true;
}

bool say_entry_of(TextBase& out, const Slot& slot) noexcept {
  Text<128> name;
  if (!slot.entry ||
      !preload::say_symbol(name, slot.entry, preload::SymbolKind::kFunction)) {
    return false;
  }
  const std::string_view found = name.view();
  // std::thread's own, which says nothing.
  if (found.find("execute_native_thread_routine") != found.npos) return false;
  out << found << '-' << slot.thread;
  return true;
}

}  // namespace fearless::detail::watch
