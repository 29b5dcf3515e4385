// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/watch/words.h"

#include <cstring>
#include <string_view>

#include "runtime/watch/foreign.h"
#include "runtime/watch/source_line.h"

namespace fearless::detail::watch {
namespace {

std::string_view kind_name(Kind kind) noexcept {
  switch (kind) {
    case Kind::kRwLock:
      return "lock";
    case Kind::kCondvar:
      return "condvar";
    case Kind::kOnce:
      return "Once";
    case Kind::kBarrier:
      return "barrier";
    case Kind::kLatch:
      return "latch";
    case Kind::kSemaphore:
      return "semaphore";
    case Kind::kChannel:
      return "channel";
    case Kind::kThread:
      return "thread";
    default:
      return "mutex";
  }
}

}  // namespace

void say_thread(TextBase& out, const Slot& slot) noexcept {
  if (slot.name[0] != '\0') {
    out << slot.name;
  } else if (!say_entry_of(out, slot)) {
    out << "thread-" << slot.thread;
  }
}

void say_name(TextBase& out, const Object& object, Site used) noexcept {
  SourceName name;
  if (object.name) {
    out << '"' << object.name << '"';
  } else if (find_source_name(used, name)) {
    out << '"' << name.view() << '"';
  } else if (say_symbol_of(out, object)) {
    return;
  } else if (object.made.is_known()) {
    out << kMadeAt;
    say_site(out, object.made);
  } else {
    out << '#' << object.serial.load(std::memory_order_relaxed);
  }
}

void say_object(TextBase& out, const Object& object, Site used) noexcept {
  out << kind_name(object.kind) << ' ';
  say_name(out, object, used);
}

void say_wait(TextBase& out, const Waiting& wait,
              const Slot* awaited) noexcept {
  switch (wait.wait) {
    case Wait::kJoin:
      out << "waits for ";
      if (awaited) {
        say_thread(out, *awaited);
      } else {
        out << "a thread";
      }
      out << " to end";
      return;
    case Wait::kSelect:
      out << "waits in a select";
      return;
    case Wait::kLock:
      out << (wait.object->kind == Kind::kRwLock ? "waits to write "
                                                 : "waits for ");
      break;
    case Wait::kSharedLock:
      out << "waits to read ";
      break;
    case Wait::kNotify:
      out << "waits for a notify of ";
      break;
    case Wait::kReceive:
      out << "waits for a value in ";
      break;
    case Wait::kSend:
      out << "waits for room in ";
      break;
    case Wait::kOnce:
      out << "waits until done: ";
      break;
    case Wait::kArrive:
      out << "waits for the others at ";
      break;
    case Wait::kPermit:
      out << "waits for a permit of ";
      break;
  }
  say_object(out, *wait.object, wait.site);
}

}  // namespace fearless::detail::watch
