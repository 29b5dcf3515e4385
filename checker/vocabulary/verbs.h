// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The grammar of effects as a table: for each verb, which operand comes first,
// which prepositions may follow and which single words. sentence.cpp reads by
// it, sentence_print.cpp writes by it, and messages list what it allows.

#ifndef FEARLESS_CHECKER_VOCABULARY_VERBS_H_
#define FEARLESS_CHECKER_VOCABULARY_VERBS_H_

#include <span>

#include "checker/vocabulary/model.h"

namespace fearless::vocabulary {

using Slot = Selector Effect::*;

// What may follow a verb besides selectors.
enum VerbExtra : unsigned {
  kShared = 1,
  kTimed = 2,
  kAll = 4,
  kWhen = 8,        // `when true`, `when false`
  kSpawnWord = 16,  // `as thread`
  kBlockWord = 32,  // `sleep`, right after the verb
  kStateWord = 64,  // a name of one's own, `or localtime_r`, `posix`
  kGrowing = 128,
  kRelaxed = 256,
  kKeeping = 512,
};

struct Preposition {
  const char* word = nullptr;
  Slot slot = nullptr;
  bool is_needed = false;
};

struct Verb {
  const char* word;
  EffectKind kind;
  Slot first;  // the selector right after the verb
  Preposition prepositions[3];
  unsigned extras = 0;
  bool makes_object = false;  // object is the result when left out
};

std::span<const Verb> verbs();

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_VERBS_H_
