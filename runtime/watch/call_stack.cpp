// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/call_stack.h"

#include <dlfcn.h>
#include <unwind.h>

#include "runtime/watch/finding.h"
#include "runtime/watch/place.h"
#include "runtime/watch/symbolizer.h"

namespace fearless::detail::watch {
namespace {

#ifdef FEARLESS_PRELOAD

// The library needs libc and nothing else; so the unwinder is loaded, if it is
// not there, when the process starts, and only if stacks are wanted.
constinit decltype(&_Unwind_Backtrace) backtrace = nullptr;
constinit decltype(&_Unwind_GetIP) address_of = nullptr;

[[gnu::constructor]] void find_unwinder() {
  if (options().stacks == 0) return;
  void* const library = dlopen("libgcc_s.so.1", RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
  address_of =
      reinterpret_cast<decltype(address_of)>(dlsym(library, "_Unwind_GetIP"));
  backtrace = reinterpret_cast<decltype(backtrace)>(
      dlsym(library, "_Unwind_Backtrace"));
}

#else

constexpr auto backtrace = &_Unwind_Backtrace;
constexpr auto address_of = &_Unwind_GetIP;

#endif

_Unwind_Reason_Code add_call(_Unwind_Context* context, void* taken) {
  CallStack& stack = *static_cast<CallStack*>(taken);
  if (stack.count == CallStack::kMost) return _URC_END_OF_STACK;
  stack.calls[stack.count++] = address_of(context);
  return _URC_NO_REASON;
}

// Calls f(frame) for each of the user's, or, for want of these, for each.
template <typename F>
void for_each_frame(const CallStack& stack, F&& f) noexcept {
  bool has_users = false;
  for (const bool is_users : {true, false}) {
    for (std::uint32_t i = 0; i < stack.count; ++i) {
      for (const Frame& frame : frames_of(stack.calls[i])) {
        if (frame.is_users != is_users) continue;
        has_users |= is_users;
        f(frame);
      }
    }
    if (has_users) return;
  }
}

}  // namespace

void walk_stack(CallStack& stack) noexcept {
  stack.count = 0;
#ifdef FEARLESS_PRELOAD
  if (!backtrace) return;
#endif
  backtrace(add_call, &stack);
}

void write_frames(TextBase& out, const CallStack& stack) noexcept {
  constexpr std::size_t kColumn = 30;
  for_each_frame(stack, [&](const Frame& frame) {
    out << "    ";
    const std::size_t start = out.size();
    say_place(out, frame.file, frame.line);
    if (frame.line != 0) out.pad(start, kColumn) << "  " << frame.function;
    out << '\n';
  });
}

void write_stack_member(TextBase& out, const CallStack& stack) noexcept {
  if (stack.count == 0) return;
  bool is_first = true;
  out << ", \"stack\": [";
  for_each_frame(stack, [&](const Frame& frame) {
    Text<512> path;
    say_place(path, frame.file, 0);
    out << (is_first ? "" : ", ") << "{\"function\": ";
    write_string(out, frame.function);
    out << ", \"location\": {\"path\": ";
    write_string(out, path.view());
    out << ", \"line\": " << frame.line << "}}";
    is_first = false;
  });
  out << ']';
}

}  // namespace fearless::detail::watch
