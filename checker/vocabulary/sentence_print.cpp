// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/sentence.h"
#include "checker/vocabulary/verbs.h"
#include "checker/vocabulary/words.h"

namespace fearless::vocabulary {
namespace {

std::string text_of(const Selector& selector) {
  using Kind = Selector::Kind;
  std::string text;
  switch (selector.kind) {
    case Kind::kNothing:
      return "nothing";
    case Kind::kThis:
      text = "this";
      break;
    case Kind::kResult:
      text = "result";
      break;
    case Kind::kAllArguments:
      text = "args";
      break;
    case Kind::kArgument:
      text = "arg" + std::to_string(selector.index);
      break;
    case Kind::kRest:
      text = "rest" + std::to_string(selector.index);
      break;
  }
  for (const ir::Step& step : selector.steps)
    text += step.kind == ir::StepKind::kDeref ? ".*" : "[]";
  return text;
}

template <typename T>
std::string word_for(std::span<const Word<T>> words, T meaning) {
  for (const Word<T>& word : words)
    if (word.meaning == meaning) return word.text;
  return "?";
}

std::string text_of(const Effect& effect, const Verb& verb) {
  std::string text = verb.word;
  if (verb.first != nullptr) text += " " + text_of(effect.*verb.first);
  if (!effect.state.empty()) text += " " + effect.state;
  if (verb.extras & kBlockWord)
    text += " " + word_for(block_words(), effect.block);
  for (const Preposition& p : verb.prepositions) {
    if (p.word == nullptr) continue;
    const Selector& selector = effect.*p.slot;
    if (selector.kind != Selector::Kind::kNothing)
      text += std::string(" ") + p.word + " " + text_of(selector);
  }
  if (verb.extras & kSpawnWord)
    text += " as " + word_for(spawn_words(), effect.spawn);
  if (effect.mode == ir::Mode::kShared) text += " shared";
  if (effect.is_timed) text += " timed";
  if (!effect.instead.empty()) text += " or " + effect.instead;
  if (effect.has_safe_libraries) text += " posix";
  if (effect.is_all) text += " all";
  if (effect.is_growing) text += " growing";
  if (effect.is_relaxed) text += " relaxed";
  if (effect.keeps) text += " keeping";
  if (effect.when_result)
    text += *effect.when_result ? " when true" : " when false";
  return text;
}

}  // namespace

std::string print(const std::vector<Effect>& effects) {
  std::string text;
  for (const Effect& effect : effects) {
    if (!text.empty()) text += "; ";
    for (const Verb& verb : verbs())
      if (verb.kind == effect.kind) text += text_of(effect, verb);
  }
  return text;
}

}  // namespace fearless::vocabulary
