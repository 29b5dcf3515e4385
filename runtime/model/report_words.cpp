// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/report_words.h"

#include <string_view>

#include "runtime/watch/source_line.h"

namespace fearless::detail::model {
namespace {

// What a std::lock_guard calls is of no interest to who wrote it.
bool is_of_library(Site site) {
  const std::string_view file = site.file();
  return file.find("/include/c++/") != std::string_view::npos;
}

const char* verb_words(Verb verb) noexcept {
  switch (verb) {
    case Verb::kNothing:
      return "nothing";
    case Verb::kQueue:
      return "queue to write";
    case Verb::kLock:
      return "lock";
    case Verb::kTryLock:
      return "try_lock";
    case Verb::kUnlock:
      return "unlock";
    case Verb::kLockShared:
      return "read";
    case Verb::kTryLockShared:
      return "try_read";
    case Verb::kUnlockShared:
      return "unlock (read)";
    case Verb::kPark:
      return "wait at";
    case Verb::kWake:
      return "woken at";
    case Verb::kNotifyOne:
      return "notify_one";
    case Verb::kNotifyAll:
      return "notify_all";
    case Verb::kSend:
      return "send to";
    case Verb::kTrySend:
      return "try_send to";
    case Verb::kTaken:
      return "has handed over to";
    case Verb::kReceive:
      return "recv from";
    case Verb::kTryReceive:
      return "try_recv from";
    case Verb::kCloneSender:
      return "clone sender of";
    case Verb::kDropSender:
      return "drop sender of";
    case Verb::kDropReceiver:
      return "drop receiver of";
    case Verb::kEnd:
      return "end";
    case Verb::kJoin:
      return "join";
    case Verb::kIsFinished:
      return "is_finished";
    case Verb::kLoad:
      return "load";
    case Verb::kStore:
      return "store";
    case Verb::kUpdate:
      return "update";
    case Verb::kCompareExchange:
      return "compare_exchange";
    case Verb::kAdd:
      return "add to";
    case Verb::kFence:
      return "fence";
    case Verb::kSleep:
      return "sleep on";
    case Verb::kCallSome:
    case Verb::kCallAll:
      return "wake sleepers on";
    case Verb::kAcquire:
      return "acquire";
    case Verb::kTryAcquire:
      return "try_acquire";
    case Verb::kRelease:
      return "release";
    case Verb::kCountDown:
      return "count_down";
    case Verb::kWaitZero:
      return "wait for";
    case Verb::kIsZero:
      return "try_wait";
    case Verb::kArrive:
      return "arrive at";
    case Verb::kNextPhase:
      return "next phase of";
    case Verb::kExpectLess:
      return "drop out of";
    case Verb::kWaitPhase:
      return "wait at";
    case Verb::kBegin:
      return "call_once";
    case Verb::kFinish:
      return "done:";
    case Verb::kIsDone:
      return "is_completed";
    case Verb::kChoose:
      return "choose";
  }
  return "";
}

}  // namespace

std::string name(const Execution& execution, const Op& op) {
  const ObjectName& object = execution.name_of(op.object);
  watch::SourceName found;
  if (object.name) return object.name;
  if (!is_of_library(op.site) && watch::find_source_name(op.site, found)) {
    return std::string(found.view());
  }
  const std::string made = place(object.made);
  return object.kind +
         (made.empty() ? " #" + std::to_string(op.object) : " made at " + made);
}

std::string place(Site site) {
  if (!site.is_known() || is_of_library(site)) return "";
  const std::string_view file = site.file();
  return std::string(file.substr(file.rfind('/') + 1)) + ":" +
         std::to_string(site.line());
}

std::string words(const Execution& execution, const Op& op) {
  std::string text = verb_words(op.verb);
  if (op.verb == Verb::kEnd || op.verb == Verb::kFence ||
      op.verb == Verb::kChoose) {
    return text;
  }
  return text + " " + name(execution, op);
}

std::string thread_name(const Execution& execution, Tid tid) {
  const std::string& given = execution.thread(tid).name;
  return given.empty() ? "thread " + std::to_string(tid) : given;
}

bool is_of_interest(const Event& event) noexcept {
  return event.op.verb != Verb::kEnd && event.op.verb != Verb::kCloneSender;
}

std::string wait_words(const Execution& execution, Tid tid) {
  const Op& op = execution.thread(tid).pending;
  if (op.verb == Verb::kWake) return "wait at " + name(execution, op);
  return words(execution, op);
}

std::string words(const Execution& execution, const Event& event) {
  std::string text = words(execution, event.op);
  switch (event.op.verb) {
    case Verb::kTryLock:
    case Verb::kTryLockShared:
    case Verb::kTryAcquire:
      return text + (event.effect.result ? "" : ": fails");
    case Verb::kStore:
      return text + " = " + std::to_string(event.op.a);
    case Verb::kLoad:
    case Verb::kUpdate:
    case Verb::kCompareExchange:
      text += ": " + std::to_string(event.effect.result);
      if (event.op.verb == Verb::kCompareExchange &&
          event.effect.accesses.only_reads()) {
        text += ", fails";
      }
      return text;
    case Verb::kNotifyOne:
    case Verb::kNotifyAll:
    case Verb::kCallSome:
    case Verb::kCallAll:
      return text + (event.effect.woken ? "" : ": nobody waits");
    case Verb::kSleep:
      return text + (event.effect.result ? "" : ": it has changed");
    case Verb::kWake:
      return text + (event.choice.branch == kTimedOut   ? ": timed out"
                     : event.choice.branch == kSpurious ? ": for no reason"
                                                        : "");
    case Verb::kChoose:
      return text + " " + std::to_string(event.choice.branch);
    case Verb::kSend:
    case Verb::kTrySend:
    case Verb::kReceive:
    case Verb::kTryReceive:
      return text + ((event.effect.result & 3) == kGone   ? ": closed"
                     : (event.effect.result & 3) == kNone ? ": not now"
                                                          : "");
    default:
      return text;
  }
}

}  // namespace fearless::detail::model
