// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <gtest/gtest.h>

#include "checker/vocabulary/vocabulary.h"

namespace fearless::vocabulary {
namespace {

using ir::CopyMeaning;
using ir::Role;

class TypeTable : public testing::Test {
 protected:
  const TypeModel& type(std::string_view name) {
    static const TypeModel nothing;
    const TypeModel* model = vocabulary_.find_type(name);
    EXPECT_NE(model, nullptr) << name;
    return model ? *model : nothing;
  }
  static bool plays(const TypeModel& model, Role role) {
    return model.roles & static_cast<std::uint32_t>(role);
  }

  const Vocabulary vocabulary_ = Vocabulary::builtin();
};

TEST_F(TypeTable, Roles) {
  const std::pair<const char*, Role> rows[] = {
      {"std::mutex", Role::kLock},
      {"std::recursive_mutex", Role::kLock},
      {"std::recursive_mutex", Role::kRecursive},
      {"std::shared_mutex", Role::kSharedLock},
      {"std::unique_lock", Role::kGuard},
      {"std::condition_variable_any", Role::kCondvar},
      {"std::jthread", Role::kThread},
      {"std::jthread", Role::kJoinsOnDestroy},
      {"std::shared_future", Role::kFuture},
      {"std::atomic_flag", Role::kAtomic},
      {"std::shared_ptr", Role::kAtomicRefCount},
      {"std::unique_ptr", Role::kSmartPointer},
      {"std::unordered_map", Role::kContainer},
      {"std::string_view", Role::kView},
      {"std::_Rb_tree_iterator", Role::kIterator},
      {"std::function", Role::kCallable},
      {"std::latch", Role::kSyncObject},
      {"std::optional", Role::kOptional},
      {"pthread_mutex_t", Role::kLock},
      {"mtx_t", Role::kLock},
      {"boost::local_shared_ptr", Role::kPlainRefCount},
      {"boost::asio::io_context", Role::kExecutor},
      {"absl::ReaderMutexLock", Role::kGuard},
      {"folly::LockedPtr", Role::kGuard},
      {"tbb::detail::d1::task_group", Role::kScope},
      {"QMutexLocker", Role::kGuard},
      {"moodycamel::ReaderWriterQueue", Role::kChannel},
      {"fearless::Sender", Role::kSender},
      {"fearless::Rc", Role::kPlainRefCount},
      {"fearless::mutex", Role::kLock},
  };
  for (const auto& [name, role] : rows)
    EXPECT_TRUE(plays(type(name), role)) << name;
  EXPECT_FALSE(plays(type("fearless::Rc"), Role::kAtomicRefCount));
  EXPECT_FALSE(plays(type("std::mutex"), Role::kRecursive));
}

TEST_F(TypeTable, CopyMeaning) {
  EXPECT_EQ(type("std::thread").copy, CopyMeaning::kOwner);
  EXPECT_EQ(type("std::shared_ptr").copy, CopyMeaning::kSharedOwner);
  EXPECT_EQ(type("std::span").copy, CopyMeaning::kBorrow);
  EXPECT_EQ(type("std::vector").copy, CopyMeaning::kValue);
}

TEST_F(TypeTable, SendAndSync) {
  using Kind = TraitRule::Kind;
  EXPECT_EQ(type("std::lock_guard").send->kind, Kind::kNo);
  EXPECT_FALSE(type("std::lock_guard").send->reason.empty());
  EXPECT_EQ(type("std::lock_guard").sync->kind, Kind::kYes);
  EXPECT_EQ(type("fearless::Rc").send->kind, Kind::kNo);
  const TraitRule shared = *type("std::shared_ptr").send;
  EXPECT_EQ(shared.kind, Kind::kArguments);
  EXPECT_EQ(shared.arguments, std::vector<std::uint32_t>{0});
  EXPECT_TRUE(shared.needs_send && shared.needs_sync);
  EXPECT_FALSE(type("std::unique_ptr").send->needs_sync);
}

TEST_F(TypeTable, ANamespaceAnswersForItsTypes) {
  EXPECT_EQ(type("std::filesystem::path").send->kind,
            TraitRule::Kind::kArguments);
  EXPECT_EQ(type("std::chrono::duration").roles, 0u);
  // What a type leaves out it has from there.
  EXPECT_TRUE(type("std::bitset").send.has_value());
  EXPECT_EQ(vocabulary_.find_type("Order"), nullptr);
  EXPECT_EQ(vocabulary_.find_type("stdx::thing"), nullptr);
}

TEST_F(TypeTable, Pointee) {
  EXPECT_EQ(type("std::unique_ptr").pointee, 0u);
  EXPECT_EQ(type("std::map").pointee, 1u);
  EXPECT_EQ(type("std::mutex").pointee, std::nullopt);
}

TEST_F(TypeTable, RootsAndGlobals) {
  EXPECT_TRUE(vocabulary_.is_named(Named::kThreadRoot, "QThread::run"));
  EXPECT_FALSE(vocabulary_.is_named(Named::kThreadRoot, "Worker::run"));
  EXPECT_TRUE(vocabulary_.is_synchronized("std::cout"));
  EXPECT_FALSE(vocabulary_.is_synchronized("hits"));
}

}  // namespace
}  // namespace fearless::vocabulary
