// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/words.h"

#include <algorithm>

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"

namespace fearless::vocabulary {
namespace {

using ir::BlockKind;
using ir::CopyMeaning;
using ir::Role;
using ir::SpawnKind;

// What only lower/ can know (closure, record, pointer, ...) has no word.
constexpr Word<Role> kRoles[] = {
    {"lock", Role::kLock},
    {"recursive", Role::kRecursive},
    {"shared-lock", Role::kSharedLock},
    {"guard", Role::kGuard},
    {"condvar", Role::kCondvar},
    {"thread", Role::kThread},
    {"joins-on-destroy", Role::kJoinsOnDestroy},
    {"future", Role::kFuture},
    {"promise", Role::kPromise},
    {"sender", Role::kSender},
    {"receiver", Role::kReceiver},
    {"channel", Role::kChannel},
    {"atomic", Role::kAtomic},
    {"plain-refcount", Role::kPlainRefCount},
    {"atomic-refcount", Role::kAtomicRefCount},
    {"callable", Role::kCallable},
    {"smart-pointer", Role::kSmartPointer},
    {"container", Role::kContainer},
    {"view", Role::kView},
    {"iterator", Role::kIterator},
    {"executor", Role::kExecutor},
    {"sync-object", Role::kSyncObject},
    {"optional", Role::kOptional},
    {"scope", Role::kScope},
    {"terminates", Role::kTerminates},
};

constexpr Word<CopyMeaning> kCopies[] = {
    {"value", CopyMeaning::kValue},
    {"owner", CopyMeaning::kOwner},
    {"shared", CopyMeaning::kSharedOwner},
    {"borrow", CopyMeaning::kBorrow},
};

constexpr Word<SpawnKind> kSpawns[] = {
    {"thread", SpawnKind::kThread},     {"joining", SpawnKind::kJoining},
    {"detached", SpawnKind::kDetached}, {"future", SpawnKind::kFuture},
    {"task", SpawnKind::kTask},         {"scoped", SpawnKind::kScoped},
    {"deferred", SpawnKind::kDeferred}, {"parallel", SpawnKind::kParallel},
    {"signal", SpawnKind::kSignal},
};

constexpr Word<BlockKind> kBlocks[] = {
    {"other", BlockKind::kOther},   {"sleep", BlockKind::kSleep},
    {"io", BlockKind::kIo},         {"receive", BlockKind::kReceive},
    {"send", BlockKind::kSend},     {"join", BlockKind::kJoin},
    {"future", BlockKind::kFuture}, {"barrier", BlockKind::kBarrier},
    {"lock", BlockKind::kLock},     {"fork", BlockKind::kFork},
    {"exec", BlockKind::kExec},
};

}  // namespace

std::span<const Word<Role>> role_words() { return kRoles; }
std::span<const Word<CopyMeaning>> copy_words() { return kCopies; }
std::span<const Word<SpawnKind>> spawn_words() { return kSpawns; }
std::span<const Word<BlockKind>> block_words() { return kBlocks; }

std::string unknown(llvm::StringRef what, llvm::StringRef text,
                    llvm::ArrayRef<llvm::StringRef> allowed) {
  llvm::StringRef nearest;
  unsigned best = std::clamp<unsigned>(text.size() / 2, 1, 3) + 1;
  for (llvm::StringRef candidate : allowed) {
    const unsigned distance = text.edit_distance(candidate, true, best);
    if (distance >= best) continue;
    best = distance;
    nearest = candidate;
  }
  std::string message = ("unknown " + what + " `" + text.take_front(40) +
                         (text.size() > 40 ? "..." : "") + "`")
                            .str();
  if (!nearest.empty()) message += ("; did you mean `" + nearest + "`?").str();
  return message + " (allowed: " + llvm::join(allowed, ", ") + ")";
}

}  // namespace fearless::vocabulary
