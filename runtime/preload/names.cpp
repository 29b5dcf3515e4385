// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What reports call things that have symbols (watch/foreign.h).

#include <string_view>

#include "runtime/preload/object.h"
#include "runtime/watch/foreign.h"
#include "runtime/watch/module.h"
#include "runtime/watch/symbolizer.h"

namespace fearless::preload {
namespace {

// Some callers have the number only.
const Object* object_of(const detail::watch::Object& object) noexcept {
  return object_of_serial(object.serial.load());
}

using detail::watch::SymbolKind;
using detail::watch::Text;

bool say_symbol(detail::watch::TextBase& out, const void* address) noexcept {
  detail::watch::Place place;
  return detail::watch::find_place(reinterpret_cast<std::uintptr_t>(address),
                                   place) &&
         detail::watch::find_symbol(place, SymbolKind::kVariable, out);
}

}  // namespace
}  // namespace fearless::preload

namespace fearless::detail::watch {

bool say_symbol_of(TextBase& out, const Object& object) noexcept {
  const preload::Object* const record = preload::object_of(object);
  Text<128> name;
  if (!record || !preload::say_symbol(name, record->address.load())) {
    return false;
  }
  out << '"' << name.view() << '"';
  return true;
}

bool say_entry_of(TextBase& out, const Slot& slot) noexcept {
  if (!slot.entry) return false;
  const auto frames =
      frames_of(reinterpret_cast<std::uintptr_t>(slot.entry) + 1);
  if (frames.empty()) return false;
  const std::string_view name = frames.back().function;  // not what is inlined
  // std::thread's own says nothing.
  if (name.empty() || name.find("execute_native_thread_routine") != name.npos) {
    return false;
  }
  out << name << '-' << slot.thread;
  return true;
}

const void* address_of(const Object& object) noexcept {
  return static_cast<const preload::Object&>(object).address.load();
}

bool was_made(std::uint32_t serial) noexcept {
  const preload::Object* const record = preload::object_of_serial(serial);
  return record && record->is_made;
}

void say_calls(TextBase& out, const Site& site) noexcept {
  for (unsigned i = 0; i < Site::kMost && site.frames()[i] != 0; ++i) {
    for (const Frame& frame : frames_of(site.frames()[i])) {
      if (!frame.is_users) continue;
      out << ' ' << frame.file;
      if (frame.line != 0) out << ':' << frame.line;
    }
  }
}

}  // namespace fearless::detail::watch
