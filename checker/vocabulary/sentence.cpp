// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/sentence.h"

#include <utility>

#include "checker/vocabulary/verbs.h"
#include "checker/vocabulary/words.h"

namespace fearless::vocabulary {
namespace {

using llvm::StringRef;

// One sentence, word by word.
class SentenceReader {
 public:
  SentenceReader(Source& source, StringRef text, bool is_constructor)
      : source_(source), rest_(text), is_constructor_(is_constructor) {}

  bool read(Effect& effect);

 private:
  StringRef next();
  bool read_verb();
  bool read_selector(Selector& selector);
  bool read_word(Effect& effect, StringRef word);
  bool read_preposition(Effect& effect, StringRef word, bool& is_one);
  bool read_spawn(Effect& effect);
  bool read_when(Effect& effect);
  bool check_needed(const Effect& effect, const char* at);
  std::vector<StringRef> allowed_words() const;

  Source& source_;
  StringRef rest_;
  bool is_constructor_;
  const Verb* verb_ = nullptr;
};

StringRef SentenceReader::next() {
  rest_ = rest_.ltrim(" \t\r\n");
  StringRef word = rest_.take_until(
      [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  rest_ = rest_.drop_front(word.size());
  return word;
}

bool SentenceReader::read_verb() {
  const StringRef word = next();
  std::vector<StringRef> allowed;
  for (const Verb& verb : verbs()) {
    if (word == verb.word) verb_ = &verb;
    allowed.emplace_back(verb.word);
  }
  if (verb_ != nullptr) return true;
  if (word.empty())
    return source_.fail(word.begin(),
                        "an effect is missing here (`pure` means none)");
  return source_.fail(word.begin(), unknown("effect", word, allowed));
}

std::optional<Selector> selector_root(StringRef word) {
  using Kind = Selector::Kind;
  Selector selector;
  const auto numbered = [&](Kind kind, StringRef digits) {
    selector.kind = kind;
    return !digits.getAsInteger(10, selector.index) && selector.index < 100;
  };
  if (word == "this") {
    selector.kind = Kind::kThis;
  } else if (word == "result") {
    selector.kind = Kind::kResult;
  } else if (word == "args") {
    selector.kind = Kind::kAllArguments;
  } else if (word.consume_front("arg")) {
    if (!numbered(Kind::kArgument, word)) return std::nullopt;
  } else if (word.consume_front("rest")) {
    if (!numbered(Kind::kRest, word)) return std::nullopt;
  } else {
    return std::nullopt;
  }
  return selector;
}

bool SentenceReader::read_selector(Selector& selector) {
  const StringRef word = next();
  if (word.empty())
    return source_.fail(word.begin(), "`" + StringRef(verb_->word) +
                                          "` needs `this`, `arg0`, ... here");
  StringRef steps = word;
  const StringRef name =
      steps.take_until([](char c) { return c == '.' || c == '['; });
  steps = steps.drop_front(name.size());
  const std::optional<Selector> root = selector_root(name);
  if (!root)
    return source_.fail(
        word.begin(),
        unknown("operand", name, {"this", "result", "args", "arg0", "rest0"}));
  selector = *root;
  while (!steps.empty()) {
    if (selector.steps.is_full())
      return source_.fail(word.begin(), "too many steps");
    if (steps.consume_front(".*"))
      selector.steps.push_back({ir::StepKind::kDeref, ir::kNone});
    else if (steps.consume_front("[]"))
      selector.steps.push_back({ir::StepKind::kIndex, ir::kNone});
    else
      return source_.fail(steps.begin(), unknown("step", steps, {".*", "[]"}));
  }
  return true;
}

std::vector<StringRef> SentenceReader::allowed_words() const {
  std::vector<StringRef> words;
  for (const Preposition& p : verb_->prepositions)
    if (p.word != nullptr) words.emplace_back(p.word);
  constexpr std::pair<unsigned, const char*> kExtras[] = {
      {kShared, "shared"},   {kTimed, "timed"}, {kAll, "all"},
      {kGrowing, "growing"}, {kWhen, "when"},   {kRelaxed, "relaxed"},
      {kKeeping, "keeping"}, {kSpawnWord, "as"}};
  for (const auto& [extra, word] : kExtras)
    if (verb_->extras & extra) words.emplace_back(word);
  words.emplace_back(";");
  return words;
}

bool SentenceReader::read_preposition(Effect& effect, StringRef word,
                                      bool& is_one) {
  for (const Preposition& p : verb_->prepositions) {
    if (p.word == nullptr || word != p.word) continue;
    is_one = true;
    if ((effect.*p.slot).kind != Selector::Kind::kNothing)
      return source_.fail(word.begin(), "`" + word + "` stands here twice");
    return read_selector(effect.*p.slot);
  }
  return true;
}

bool SentenceReader::read_spawn(Effect& effect) {
  const StringRef word = next();
  if (auto kind = find_word(spawn_words(), word)) {
    effect.spawn = *kind;
    return true;
  }
  return source_.fail(word.begin(),
                      unknown("kind of spawn", word, spellings(spawn_words())));
}

bool SentenceReader::read_when(Effect& effect) {
  const StringRef word = next();
  if (word != "true" && word != "false")
    return source_.fail(word.begin(),
                        unknown("outcome", word, {"true", "false"}));
  effect.when_result = word == "true";
  return true;
}

bool SentenceReader::read_word(Effect& effect, StringRef word) {
  bool is_preposition = false;
  if (!read_preposition(effect, word, is_preposition)) return false;
  if (is_preposition) return true;
  const unsigned extras = verb_->extras;
  if ((extras & kSpawnWord) && word == "as") return read_spawn(effect);
  if ((extras & kWhen) && word == "when") return read_when(effect);
  if ((extras & kShared) && word == "shared") {
    effect.mode = ir::Mode::kShared;
  } else if ((extras & kTimed) && word == "timed") {
    effect.is_timed = true;
  } else if ((extras & kAll) && word == "all") {
    effect.is_all = true;
  } else if ((extras & kGrowing) && word == "growing") {
    effect.is_growing = true;
  } else if ((extras & kRelaxed) && word == "relaxed") {
    effect.is_relaxed = true;
  } else if ((extras & kKeeping) && word == "keeping") {
    effect.keeps = true;
  } else if ((extras & kStateWord) && word == "posix") {
    effect.has_safe_libraries = true;
  } else if ((extras & kStateWord) && word == "or") {
    effect.instead = next().str();
  } else if ((extras & kStateWord) && effect.state.empty()) {
    effect.state = word.str();
  } else {
    return source_.fail(word.begin(),
                        "after `" + StringRef(verb_->word) +
                            "`: " + unknown("word", word, allowed_words()));
  }
  return true;
}

bool SentenceReader::check_needed(const Effect& effect, const char* at) {
  for (const Preposition& p : verb_->prepositions)
    if (p.is_needed && (effect.*p.slot).kind == Selector::Kind::kNothing)
      return source_.fail(at, "`" + StringRef(verb_->word) + "` needs `" +
                                  p.word + "` and an operand after it");
  return true;
}

bool SentenceReader::read(Effect& effect) {
  if (!read_verb()) return false;
  effect.kind = verb_->kind;
  const char* at = rest_.begin() - StringRef(verb_->word).size();
  if (verb_->first != nullptr && !read_selector(effect.*verb_->first))
    return false;
  if (verb_->extras & kBlockWord) {
    const StringRef word = next();
    const auto kind = find_word(block_words(), word);
    if (!kind)
      return source_.fail(word.begin(), unknown("kind of block", word,
                                                spellings(block_words())));
    effect.block = *kind;
  }
  for (StringRef word = next(); !word.empty(); word = next())
    if (!read_word(effect, word)) return false;
  if (!check_needed(effect, at)) return false;
  if (verb_->makes_object && effect.object.kind == Selector::Kind::kNothing)
    effect.object.kind =
        is_constructor_ ? Selector::Kind::kThis : Selector::Kind::kResult;
  return true;
}

}  // namespace

std::optional<std::vector<Effect>> read_effects(Source& source, StringRef text,
                                                bool is_constructor) {
  std::vector<Effect> effects;
  while (true) {
    const std::size_t end = std::min(text.find(';'), text.size());
    SentenceReader reader(source, text.take_front(end), is_constructor);
    if (!reader.read(effects.emplace_back())) return std::nullopt;
    if (end == text.size()) return effects;
    text = text.drop_front(end + 1);
    if (text.trim().empty()) return effects;
  }
}

}  // namespace fearless::vocabulary
