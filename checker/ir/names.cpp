// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/names.h"

namespace fearless::ir {
namespace {

constexpr Spelling<EventKind> kEventKinds[] = {
    {EventKind::kRead, "read"},         {EventKind::kWrite, "write"},
    {EventKind::kAtomic, "atomic"},     {EventKind::kInit, "init"},
    {EventKind::kKill, "kill"},         {EventKind::kReinit, "reinit"},
    {EventKind::kBorrow, "borrow"},     {EventKind::kCopy, "copy"},
    {EventKind::kMove, "move"},         {EventKind::kConstant, "constant"},
    {EventKind::kAcquire, "acquire"},   {EventKind::kTryAcquire, "try_acquire"},
    {EventKind::kRelease, "release"},   {EventKind::kDisown, "disown"},
    {EventKind::kOwnsLock, "owns"},     {EventKind::kWait, "wait"},
    {EventKind::kNotify, "notify"},     {EventKind::kSend, "send"},
    {EventKind::kReceive, "receive"},   {EventKind::kClose, "close"},
    {EventKind::kClone, "clone"},       {EventKind::kSpawn, "spawn"},
    {EventKind::kJoin, "join"},         {EventKind::kDetach, "detach"},
    {EventKind::kJoinable, "joinable"}, {EventKind::kAskThread, "ask_thread"},
    {EventKind::kCall, "call"},         {EventKind::kBlock, "block"},
    {EventKind::kSuspend, "suspend"},   {EventKind::kStore, "store"},
    {EventKind::kThrow, "throw"},       {EventKind::kLibrary, "library"},
    {EventKind::kOrder, "order"},       {EventKind::kOpaque, "opaque"},
};

constexpr Spelling<Mode> kModes[] = {
    {Mode::kExclusive, "exclusive"},
    {Mode::kShared, "shared"},
};

constexpr Spelling<SpawnKind> kSpawnKinds[] = {
    {SpawnKind::kThread, "thread"},     {SpawnKind::kJoining, "joining"},
    {SpawnKind::kDetached, "detached"}, {SpawnKind::kFuture, "future"},
    {SpawnKind::kTask, "task"},         {SpawnKind::kScoped, "scoped"},
    {SpawnKind::kDeferred, "deferred"}, {SpawnKind::kParallel, "parallel"},
    {SpawnKind::kSignal, "signal"},
};

constexpr Spelling<BlockKind> kBlockKinds[] = {
    {BlockKind::kOther, "other"},   {BlockKind::kSleep, "sleep"},
    {BlockKind::kIo, "io"},         {BlockKind::kReceive, "receive"},
    {BlockKind::kSend, "send"},     {BlockKind::kJoin, "join"},
    {BlockKind::kFuture, "future"}, {BlockKind::kBarrier, "barrier"},
    {BlockKind::kLock, "lock"},     {BlockKind::kFork, "fork"},
    {BlockKind::kExec, "exec"},
};

// `fn`, not `function`: a line that starts with `function` declares one.
constexpr Spelling<OperandKind> kOperandKinds[] = {
    {OperandKind::kConstant, "constant"},
    {OperandKind::kCopy, "copy"},
    {OperandKind::kMove, "move"},
    {OperandKind::kBorrow, "borrow"},
    {OperandKind::kBorrowMut, "borrow_mut"},
    {OperandKind::kBorrowRvalue, "borrow_rvalue"},
    {OperandKind::kFunction, "fn"},
};

constexpr Spelling<Role> kRoles[] = {
    {Role::kLock, "lock"},
    {Role::kRecursive, "recursive"},
    {Role::kSharedLock, "shared_lock"},
    {Role::kGuard, "guard"},
    {Role::kCondvar, "condvar"},
    {Role::kThread, "thread"},
    {Role::kJoinsOnDestroy, "joins_on_destroy"},
    {Role::kFuture, "future"},
    {Role::kPromise, "promise"},
    {Role::kSender, "sender"},
    {Role::kReceiver, "receiver"},
    {Role::kChannel, "channel"},
    {Role::kAtomic, "atomic"},
    {Role::kPlainRefCount, "plain_ref_count"},
    {Role::kAtomicRefCount, "atomic_ref_count"},
    {Role::kClosure, "closure"},
    {Role::kCallable, "callable"},
    {Role::kPointer, "pointer"},
    {Role::kReference, "reference"},
    {Role::kSmartPointer, "smart_pointer"},
    {Role::kContainer, "container"},
    {Role::kView, "view"},
    {Role::kIterator, "iterator"},
    {Role::kExecutor, "executor"},
    {Role::kSyncObject, "sync_object"},
    {Role::kRecord, "record"},
    {Role::kArray, "array"},
    {Role::kOptional, "optional"},
    {Role::kScope, "scope"},
    {Role::kTerminates, "terminates"},
    {Role::kCopiesLock, "copies_lock"},
};

constexpr Spelling<CopyMeaning> kCopyMeanings[] = {
    {CopyMeaning::kValue, "value"},
    {CopyMeaning::kOwner, "owner"},
    {CopyMeaning::kSharedOwner, "shared_owner"},
    {CopyMeaning::kBorrow, "borrow"},
};

constexpr Spelling<Answer> kAnswers[] = {
    {Answer::kYes, "yes"},
    {Answer::kNo, "no"},
    {Answer::kUnknown, "unknown"},
};

constexpr Spelling<Cause> kCauses[] = {
    {Cause::kDeclared, "declaration"},
    {Cause::kCount, "count"},
    {Cause::kMutation, "mutation"},
};

constexpr Spelling<LocalRole> kLocalRoles[] = {
    {LocalRole::kReturn, "return"},       {LocalRole::kThis, "this"},
    {LocalRole::kParameter, "parameter"}, {LocalRole::kVariable, "variable"},
    {LocalRole::kTemporary, "temporary"},
};

constexpr Spelling<TerminatorKind> kTerminatorKinds[] = {
    {TerminatorKind::kGoto, "goto"},
    {TerminatorKind::kBranch, "branch"},
    {TerminatorKind::kSwitch, "switch"},
    {TerminatorKind::kReturn, "return"},
    {TerminatorKind::kUnwind, "unwind"},
    {TerminatorKind::kUnreachable, "unreachable"},
};

constexpr Spelling<LockContract> kLockContracts[] = {
    {LockContract::kRequires, "requires"},
    {LockContract::kRequiresShared, "requires_shared"},
    {LockContract::kAcquires, "acquires"},
    {LockContract::kAcquiresShared, "acquires_shared"},
    {LockContract::kTryAcquires, "try_acquires"},
    {LockContract::kReleases, "releases"},
    {LockContract::kExcludes, "excludes"},
    {LockContract::kAsserts, "asserts"},
    {LockContract::kReturnsLock, "returns_lock"},
    {LockContract::kNotChecked, "not_checked"},
};

constexpr Spelling<FunctionFlag> kFunctionFlags[] = {
    {FunctionFlag::kMethod, "method"},
    {FunctionFlag::kConstructor, "constructor"},
    {FunctionFlag::kDestructor, "destructor"},
    {FunctionFlag::kLambda, "lambda"},
    {FunctionFlag::kCoroutine, "coroutine"},
    {FunctionFlag::kConst, "const"},
    {FunctionFlag::kVirtual, "virtual"},
    {FunctionFlag::kPublic, "public"},
    {FunctionFlag::kProtected, "protected"},
    {FunctionFlag::kInternal, "internal"},
    {FunctionFlag::kNoexcept, "noexcept"},
    {FunctionFlag::kMain, "main"},
    {FunctionFlag::kInstantiation, "instantiation"},
    {FunctionFlag::kImplicit, "implicit"},
    {FunctionFlag::kCopyOperation, "copy_operation"},
    {FunctionFlag::kMoveOperation, "move_operation"},
    {FunctionFlag::kStatic, "static"},
    {FunctionFlag::kUnitTest, "unit_test"},
    {FunctionFlag::kThreadRoot, "thread_root"},
    {FunctionFlag::kSetup, "setup"},
};

constexpr Spelling<RootKind> kRootKinds[] = {
    {RootKind::kNothing, "nothing"},
    {RootKind::kLocal, "local"},
    {RootKind::kGlobal, "global"},
};

constexpr Spelling<StepKind> kStepKinds[] = {
    {StepKind::kField, "field"},
    {StepKind::kDeref, "deref"},
    {StepKind::kIndex, "index"},
};

constexpr Spelling<Suppression::Kind> kSuppressionKinds[] = {
    {Suppression::Kind::kLine, "line"},
    {Suppression::Kind::kNextLine, "next_line"},
    {Suppression::Kind::kBegin, "begin"},
    {Suppression::Kind::kEnd, "end"},
};

constexpr Spelling<Rewrite::Kind> kRewriteKinds[] = {
    {Rewrite::Kind::kNameGuard, "name_guard"},
    {Rewrite::Kind::kLockBoth, "lock_both"},
    {Rewrite::Kind::kTestAgain, "test_again"},
    {Rewrite::Kind::kCopyIn, "copy_in"},
    {Rewrite::Kind::kMoveIn, "move_in"},
    {Rewrite::Kind::kJoinAtEnd, "join_at_end"},
    {Rewrite::Kind::kAtomic, "atomic"},
    {Rewrite::Kind::kReadBefore, "read_before"},
};

constexpr Spelling<Problem::Kind> kProblemKinds[] = {
    {Problem::Kind::kCompileError, "compile_error"},
    {Problem::Kind::kBudget, "budget"},
    {Problem::Kind::kNote, "note"},
};

}  // namespace

#define FEARLESS_SPELLINGS(Enum, table)         \
  template <>                                   \
  std::span<const Spelling<Enum>> spellings() { \
    return table;                               \
  }
FEARLESS_SPELLINGS(EventKind, kEventKinds)
FEARLESS_SPELLINGS(Mode, kModes)
FEARLESS_SPELLINGS(SpawnKind, kSpawnKinds)
FEARLESS_SPELLINGS(BlockKind, kBlockKinds)
FEARLESS_SPELLINGS(OperandKind, kOperandKinds)
FEARLESS_SPELLINGS(Role, kRoles)
FEARLESS_SPELLINGS(CopyMeaning, kCopyMeanings)
FEARLESS_SPELLINGS(Answer, kAnswers)
FEARLESS_SPELLINGS(Cause, kCauses)
FEARLESS_SPELLINGS(LocalRole, kLocalRoles)
FEARLESS_SPELLINGS(TerminatorKind, kTerminatorKinds)
FEARLESS_SPELLINGS(LockContract, kLockContracts)
FEARLESS_SPELLINGS(FunctionFlag, kFunctionFlags)
FEARLESS_SPELLINGS(RootKind, kRootKinds)
FEARLESS_SPELLINGS(StepKind, kStepKinds)
FEARLESS_SPELLINGS(Suppression::Kind, kSuppressionKinds)
FEARLESS_SPELLINGS(Rewrite::Kind, kRewriteKinds)
FEARLESS_SPELLINGS(Problem::Kind, kProblemKinds)
#undef FEARLESS_SPELLINGS

}  // namespace fearless::ir
