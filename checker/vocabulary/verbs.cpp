// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/verbs.h"

namespace fearless::vocabulary {
namespace {

constexpr Slot kNo = nullptr;
constexpr Slot kSubject = &Effect::subject;
constexpr Slot kObject = &Effect::object;
constexpr Preposition kTo = {"to", kObject};
constexpr Preposition kVia = {"via", kObject};
constexpr Preposition kNeedsVia = {"via", kObject, true};

constexpr Verb kVerbs[] = {
    {"read", EffectKind::kRead, kSubject, {}},
    {"write", EffectKind::kWrite, kSubject, {}, kGrowing | kKeeping},
    {"atomic",
     EffectKind::kAtomic,
     kSubject,
     {{"with", &Effect::extra}},
     kShared | kRelaxed | kKeeping},
    {"fence", EffectKind::kFence, kNo, {}},
    {"borrow", EffectKind::kBorrow, kSubject, {kTo}, kShared, true},
    {"copy", EffectKind::kCopy, kSubject, {kTo}, 0, true},
    {"move", EffectKind::kMove, kSubject, {kTo}, 0, true},
    {"take", EffectKind::kTake, kSubject, {kTo}, 0, true},
    {"construct", EffectKind::kConstruct, kSubject, {kTo}, 0, true},
    {"swap", EffectKind::kSwap, kSubject, {{"with", kObject, true}}},
    {"reinit", EffectKind::kReinit, kSubject, {}},
    {"kill", EffectKind::kKill, kSubject, {}},
    {"relinquish", EffectKind::kRelinquish, kSubject, {kTo}, 0, true},
    {"test", EffectKind::kTest, kSubject, {}},
    {"acquire",
     EffectKind::kAcquire,
     kSubject,
     {kVia},
     kShared | kTimed | kWhen},
    {"try-acquire",
     EffectKind::kTryAcquire,
     kSubject,
     {kVia},
     kShared | kTimed | kWhen},
    {"release", EffectKind::kRelease, kSubject, {kVia}},
    {"disown", EffectKind::kDisown, kSubject, {}},
    {"owns", EffectKind::kOwnsLock, kSubject, {}},
    {"adopt", EffectKind::kAdopt, kSubject, {kNeedsVia}, kShared},
    {"defer", EffectKind::kDefer, kSubject, {kNeedsVia}, kShared},
    {"wait",
     EffectKind::kWait,
     kSubject,
     {kVia, {"predicate", &Effect::extra}},
     kTimed},
    {"notify", EffectKind::kNotify, kSubject, {}, kAll},
    {"send", EffectKind::kSend, kSubject, {kVia}, kWhen},
    {"receive",
     EffectKind::kReceive,
     kObject,
     {{"via", kSubject, true}},
     kWhen | kTimed},
    {"close", EffectKind::kClose, kSubject, {}},
    {"clone", EffectKind::kClone, kSubject, {kTo}, 0, true},
    {"spawn",
     EffectKind::kSpawn,
     kSubject,
     {{"with", &Effect::extra}, {"handle", kObject}, {"on", &Effect::where}},
     kSpawnWord | kWhen},
    {"join", EffectKind::kJoin, kSubject, {}},
    {"detach", EffectKind::kDetach, kSubject, {}},
    {"joinable", EffectKind::kJoinable, kSubject, {}},
    {"ask-thread", EffectKind::kAskThread, kNo, {}, kWhen},
    {"invoke", EffectKind::kInvoke, kSubject, {{"with", &Effect::extra}}},
    {"store", EffectKind::kStore, kSubject, {{"in", kObject}}},
    {"order", EffectKind::kOrder, kSubject, {{"with", kObject, true}}},
    {"block", EffectKind::kBlock, kNo, {}, kBlockWord | kTimed},
    {"throw", EffectKind::kThrow, kNo, {}},
    {"exit", EffectKind::kExit, kNo, {}},
    {"hidden",
     EffectKind::kHidden,
     kNo,
     {{"in", kObject}},
     kShared | kStateWord},
    {"call", EffectKind::kCall, kNo, {}},
    {"pure", EffectKind::kPure, kNo, {}},
    {"forward", EffectKind::kForward, kSubject, {}},
};

}  // namespace

std::span<const Verb> verbs() { return kVerbs; }

}  // namespace fearless::vocabulary
