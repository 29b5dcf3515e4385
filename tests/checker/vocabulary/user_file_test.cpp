// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a user's file may do to what is built in.

#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "checker/vocabulary/sentence.h"
#include "checker/vocabulary/vocabulary.h"

namespace fearless::vocabulary {
namespace {

class UserFile : public testing::Test {
 protected:
  void add(llvm::StringRef text) {
    llvm::Error error = vocabulary_.add(text, "my.yaml");
    EXPECT_FALSE(bool(error)) << llvm::toString(std::move(error));
  }
  std::string effects(std::string_view name,
                      const std::vector<std::string>& arguments = {},
                      bool is_const = false) {
    const FunctionModel* model =
        vocabulary_.find_function(name, arguments, is_const);
    return model ? print(model->effects) : "";
  }

  Vocabulary vocabulary_ = Vocabulary::builtin();
};

std::string readme_example() {
  std::ifstream file(FEARLESS_SOURCE_DIR "/checker/vocabulary/README.md");
  std::string text, line;
  while (std::getline(file, line) && line != "```yaml") continue;
  while (std::getline(file, line) && line != "```") text += line + "\n";
  return text;
}

TEST_F(UserFile, TheReadmesExampleWorks) {
  add(readme_example());
  EXPECT_EQ(effects("acme::Inbox::put", {"Order"}), "send arg0 via this");
  EXPECT_EQ(effects("acme::Inbox::peek", {}, true),
            "borrow this[] to result shared");
  EXPECT_EQ(effects("acme::Worker::post", {"int", "lambda"}),
            "spawn arg1 on this as task");
  EXPECT_EQ(effects("acme::Worker::post", {"lambda"}),
            "spawn arg0 on this as task");
  EXPECT_EQ(effects("acme::FastMutex::unlock"), "release this");
  EXPECT_EQ(effects("acme::lock_all", {"A", "B"}), "acquire args");
  EXPECT_EQ(effects("acme::net::io_context::run"), "block io; throw");
  EXPECT_TRUE(vocabulary_.is_named(Named::kThreadRoot, "acme::net::run_loop"));
  EXPECT_FALSE(vocabulary_.is_named(Named::kThreadRoot, "acme::net::run"));
  EXPECT_TRUE(vocabulary_.is_synchronized("acme::log"));
  ASSERT_NE(vocabulary_.find_type("acme::Inbox"), nullptr);
  EXPECT_EQ(vocabulary_.find_type("acme::Inbox")->pointee, 0u);
  EXPECT_EQ(vocabulary_.find_type("acme::Handle")->send->reason,
            "its count is a plain integer");
}

TEST_F(UserFile, ReplacesAFunctionWithAllItsOverloads) {
  ASSERT_EQ(effects("std::async", {"std::launch", "lambda"}),
            "spawn arg1 with rest2 handle result as future; throw");
  add("functions:\n  std::async(*): pure\n");
  EXPECT_EQ(effects("std::async", {"lambda"}), "pure");
  EXPECT_EQ(effects("std::async", {"std::launch", "lambda"}), "");
  EXPECT_EQ(effects("std::mutex::lock"), "acquire this");
}

TEST_F(UserFile, NamesFunctionsByPatterns) {
  add("thread-roots:\n  - \"app::*::on_*_thread\"\n");
  const auto is_root = [&](std::string_view name) {
    return vocabulary_.is_named(Named::kThreadRoot, name);
  };
  EXPECT_TRUE(is_root("app::Pool::on_worker_thread"));
  EXPECT_TRUE(is_root("app::net::Pool::on_io_thread"));
  EXPECT_TRUE(is_root("app::Pool::on_on__thread"));
  EXPECT_TRUE(is_root("app::Pool::on__thread"));
  EXPECT_FALSE(is_root("app::Pool::on_thread")) << "one `_` is not two";
  EXPECT_FALSE(is_root("app::on_worker_thread")) << "nor are two `::` four";
  EXPECT_FALSE(is_root("my::app::Pool::on_worker_thread"));
  EXPECT_FALSE(is_root("app::Pool::on_worker_threads"));
  EXPECT_FALSE(is_root("app::Pool::worker_thread"));
}

TEST_F(UserFile, AmendsAType) {
  add("types:\n  std::mutex:\n    sync: no\n    reason: no thread here\n");
  const TypeModel* mutex = vocabulary_.find_type("std::mutex");
  EXPECT_EQ(mutex->sync->kind, TraitRule::Kind::kNo);
  EXPECT_EQ(mutex->roles, static_cast<std::uint32_t>(ir::Role::kLock));
}

TEST_F(UserFile, MakesAClassLikeAnother) {
  add("types:\n"
      "  acme::Mutex: {like: std::recursive_mutex, also: [acme::Lock]}\n"
      "  acme::Traced:\n"
      "    like: acme::Mutex\n"
      "    functions: {lock: acquire this timed}\n");
  EXPECT_EQ(effects("acme::Mutex::lock"), "acquire this");
  EXPECT_EQ(effects("acme::Lock::unlock"), "release this");
  EXPECT_EQ(effects("acme::Mutex::Mutex"), "pure");
  EXPECT_EQ(effects("acme::Traced::lock"), "acquire this timed");
  EXPECT_EQ(effects("acme::Traced::unlock"), "release this");
  EXPECT_EQ(vocabulary_.find_type("acme::Lock")->roles,
            vocabulary_.find_type("std::recursive_mutex")->roles);
}

TEST_F(UserFile, MakesAFunctionLikeAnother) {
  add("functions:\n"
      "  acme::async: like std::async\n"
      "  acme::run: like acme::async\n");
  EXPECT_EQ(effects("acme::run", {"std::launch", "lambda"}),
            "spawn arg1 with rest2 handle result as future; throw");
}

TEST_F(UserFile, RenamesANamespace) {
  add("namespaces:\n  acme::asio: asio\n");
  EXPECT_EQ(effects("acme::asio::post", {"acme::asio::thread_pool", "lambda"}),
            "spawn arg1 on arg0 as task");
  EXPECT_NE(vocabulary_.find_type("acme::asio::io_context"), nullptr);
}

TEST_F(UserFile, TellsConstFromNonConst) {
  add("types:\n"
      "  acme::Table:\n"
      "    functions:\n"
      "      rows const: borrow this[] shared\n"
      "      rows: borrow this[]\n");
  EXPECT_EQ(effects("acme::Table::rows", {}, true),
            "borrow this[] to result shared");
  EXPECT_EQ(effects("acme::Table::rows", {}, false), "borrow this[] to result");
}

TEST_F(UserFile, MatchesArgumentTypes) {
  add("functions:\n"
      "  f(T*): block other\n"
      "  f(T[]): block sleep\n"
      "  f(number): block io\n"
      "  f(std::vector<int>): block send\n"
      "  f(std::vector): block receive\n"
      "  f(std::mutex, ...): block lock\n"
      "  f(): block join\n"
      "  f(*, *): block future\n");
  EXPECT_EQ(effects("f", {"const char*"}), "block other");
  EXPECT_EQ(effects("f", {"void (*)(int)"}), "block other");
  EXPECT_EQ(effects("f", {"int[3]"}), "block sleep");
  EXPECT_EQ(effects("f", {"unsigned long long"}), "block io");
  EXPECT_EQ(effects("f", {"std::size_t"}), "block io");
  EXPECT_EQ(effects("f", {"std::vector<int>"}), "block send");
  EXPECT_EQ(effects("f", {"std::vector<std::pair<int, int>>"}),
            "block receive");
  EXPECT_EQ(effects("f", {"std::recursive_mutex", "A", "B"}), "block lock");
  EXPECT_EQ(effects("f"), "block join");
  EXPECT_EQ(effects("f", {"A", "B"}), "block future");
  EXPECT_EQ(effects("f", {"A"}), "");
  EXPECT_EQ(effects("f", {""}), "");  // a lambda
}

TEST_F(UserFile, AMistakeAddsNothing) {
  llvm::Error error = vocabulary_.add(
      "functions:\n  acme::go: pure\n  acme::stop: jion this\n", "my.yaml");
  ASSERT_TRUE(bool(error));
  llvm::consumeError(std::move(error));
  EXPECT_EQ(effects("acme::go"), "");
}

}  // namespace
}  // namespace fearless::vocabulary
