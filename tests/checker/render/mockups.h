// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The findings whose pictures are the targets of the design: one with two
// steps in one function, one with two threads, one that crosses files, one
// about an order.

#ifndef FEARLESS_TESTS_CHECKER_RENDER_MOCKUPS_H_
#define FEARLESS_TESTS_CHECKER_RENDER_MOCKUPS_H_

#include "tests/checker/findings/examples.h"

namespace fearless::render {

inline findings::Story sent_order() {
  findings::Story story("use-after-send");
  story
      .file("src/dispatch.cpp", 41,
            "  Order* view = order.get();\n"
            "  outbox.send(std::move(order));\n"
            "  log(\"sent\");\n"
            "  return view->id;\n")
      .label("src/dispatch.cpp", 41, "view", "`view` points into `*order`")
      .label("src/dispatch.cpp", 42, "std::move(order)",
             "`*order` now belongs to the receiver of `outbox`")
      .primary("src/dispatch.cpp", 44, "view", "read here, after the send");
  story.finding.message =
      "`view` is read after the object it points to was sent to another "
      "thread";
  story.finding.why =
      "the receiver may be changing or freeing this object right now";
  story.finding.fix =
      "take what you need before line 42:  `const int id = order->id;`";
  story.finding.subject = "view";
  return story;
}

inline findings::Story unguarded_hits() {
  findings::Story story("unguarded-shared-access");
  story
      .file("src/stats.cpp", 18,
            "  std::lock_guard g(mu_); report(hits_);\n" +
                std::string(12, '\n') + "  ++hits_;\n")
      .file("src/server.cpp", 77,
            "  std::jthread worker([&] { stats.bump(); });\n")
      .primary("src/stats.cpp", 31, "++hits_", "written, no lock held",
               "worker")
      .label("src/stats.cpp", 18, "hits_",
             "read under `mu_` (and 3 more places)", "main")
      .label("src/server.cpp", 77, "worker", "`worker` starts here");
  story.finding.message =
      "`Stats::hits_` is changed without `mu_`, which guards it everywhere "
      "else";
  story.finding.why =
      "two threads can touch `hits_` at once; the result of `++` can be lost";
  story.finding.fix =
      "add `std::lock_guard g(mu_);` before line 31, or make it "
      "`std::atomic<int>`";
  story.finding.subject = "Stats::hits_";
  return story;
}

inline findings::Story copied_node() {
  findings::Story story("thread-unsafe-refcount");
  story.file("src/render.cpp", 52, "  pool.post([root] { draw(*root); });\n")
      .file("include/gfx/intrusive.h", 12, "  int refs_ = 0;\n")
      .primary("src/render.cpp", 52, "root",
               "`root` is copied into a task for `pool`")
      .label("include/gfx/intrusive.h", 12, "int",
             "this plain `int` is changed on both threads");
  story.finding.message =
      "a copy of `NodePtr` crosses to another thread, but its reference count "
      "is not atomic";
  story.finding.why =
      "a lost increment frees the node while somebody still uses it";
  story.finding.fix =
      "`std::atomic<int> refs_`, or hand over the last copy:  `[root = "
      "std::move(root)]`";
  return story;
}

inline findings::Story opposite_orders() {
  findings::Story story("lock-order-inversion");
  auto step = [&](const char* path, unsigned line, const char* text,
                  const char* thread) {
    story.finding.labels.push_back(
        {{path, {0, line, 3, line, 9}}, text, thread});
  };
  step("src/transfer.cpp", 12, "takes `Account::mu`", "path 1  transfer()");
  step("src/transfer.cpp", 13, "calls Ledger::append", "path 1  transfer()");
  step("src/ledger.cpp", 30, "takes `Ledger::mu`", "path 1  transfer()");
  step("src/audit.cpp", 21, "takes `Ledger::mu`", "path 2  audit()");
  step("src/audit.cpp", 24, "calls Account::snapshot", "path 2  audit()");
  step("src/account.cpp", 8, "takes `Account::mu`", "path 2  audit()");
  story.finding.is_side_by_side = true;
  story.finding.where = story.finding.labels.front().where;
  story.finding.message =
      "`Account::mu` and `Ledger::mu` are taken in opposite orders";
  story.finding.why =
      "if both run at once, each can hold the lock the other needs";
  story.finding.fix =
      "in transfer(), call `ledger.append()` after `Account::mu` is released "
      "(move line 13 below line 15)";
  return story;
}

}  // namespace fearless::render

#endif  // FEARLESS_TESTS_CHECKER_RENDER_MOCKUPS_H_
