// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/vocabulary/annotations.h"

#include <utility>

#include "checker/vocabulary/sentence.h"
#include "checker/vocabulary/words.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace fearless::vocabulary {
namespace {

using llvm::StringRef;

llvm::Error error(const std::string& text) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), "%s",
                                 text.c_str());
}

Selector argument(std::size_t index) {
  return {Selector::Kind::kArgument, static_cast<std::uint32_t>(index), {}};
}

// The effect of a mark about one value; `owner` is the object of the call.
std::optional<Effect> value_effect(StringRef mark, Selector value,
                                   Selector owner) {
  Effect effect;
  effect.subject = std::move(value);
  if (mark == "spawns") {
    effect.kind = EffectKind::kSpawn;
    effect.spawn = ir::SpawnKind::kTask;
    effect.where = std::move(owner);
  } else if (mark == "stores") {
    effect.kind = EffectKind::kStore;
    effect.object = std::move(owner);
  } else if (mark == "invokes") {
    effect.kind = EffectKind::kInvoke;
  } else if (mark == "sends") {
    effect.kind = EffectKind::kSend;
    effect.object = std::move(owner);
  } else if (mark == "joins") {
    effect.kind = EffectKind::kJoin;
  } else {
    return std::nullopt;
  }
  return effect;
}

llvm::Error add_sentence(StringRef text, bool is_constructor,
                         std::vector<Effect>& effects) {
  Source source(text, "");
  auto read = read_effects(source, text, is_constructor);
  if (!read) {
    StringRef message = source.message();
    return error(("in FEARLESS_EFFECT(\"" + text + "\"): " + message).str());
  }
  effects.insert(effects.end(), read->begin(), read->end());
  return llvm::Error::success();
}

// Collects the effects of all marks of one function.
class FunctionReader {
 public:
  explicit FunctionReader(const MarkedFunction& function)
      : function_(function) {
    if (function.is_method) owner_.kind = Selector::Kind::kThis;
  }

  llvm::Error read_own(StringRef mark);
  llvm::Error read_parameter(StringRef mark, std::size_t index);
  FunctionMarks take();

 private:
  void add(EffectKind kind, Selector subject = {});

  const MarkedFunction& function_;
  Selector owner_;
  FunctionMarks marks_;
  std::vector<Effect> effects_;
  bool is_whole_ = false;  // the effects are all that a call does
};

void FunctionReader::add(EffectKind kind, Selector subject) {
  Effect& effect = effects_.emplace_back();
  effect.kind = kind;
  effect.subject = std::move(subject);
}

llvm::Error FunctionReader::read_own(StringRef mark) {
  if (mark == "thread_root") {
    marks_.is_thread_root = true;
  } else if (mark == "blocks") {
    add(EffectKind::kBlock);
  } else if (mark == "joins" && function_.is_method) {
    add(EffectKind::kJoin, owner_);
  } else if (mark == "sends") {
    is_whole_ = true;
    for (std::size_t i = 0; i < function_.parameter_marks.size(); ++i)
      effects_.push_back(*value_effect(mark, argument(i), owner_));
  } else if (mark.consume_front("effect ")) {
    is_whole_ = true;
    return add_sentence(mark, function_.is_constructor, effects_);
  } else {
    return error(
        unknown("mark on a function", mark,
                {"joins", "blocks", "sends", "thread_root", "effect ..."}));
  }
  return llvm::Error::success();
}

llvm::Error FunctionReader::read_parameter(StringRef mark, std::size_t index) {
  auto effect = value_effect(mark, argument(index), owner_);
  if (!effect)
    return error(unknown("mark on a parameter", mark,
                         {"spawns", "stores", "invokes", "sends", "joins"}));
  is_whole_ |= mark != "joins";
  effects_.push_back(std::move(*effect));
  return llvm::Error::success();
}

FunctionMarks FunctionReader::take() {
  if (effects_.empty()) return marks_;
  FunctionModel& model = marks_.model.emplace();
  model.name = function_.name;
  if (!is_whole_) {
    Effect call;
    call.kind = EffectKind::kCall;
    effects_.insert(effects_.begin(), call);
  }
  model.effects = std::move(effects_);
  return marks_;
}

llvm::Error add_roles(StringRef words, TypeModel& model) {
  llvm::SmallVector<StringRef> pieces;
  llvm::SplitString(words, pieces, ", ");
  for (StringRef piece : pieces) {
    const auto role = find_word(role_words(), piece);
    if (!role) return error(unknown("role", piece, spellings(role_words())));
    model.roles |= static_cast<std::uint32_t>(*role);
  }
  return llvm::Error::success();
}

TraitRule refusal(const char* reason) {
  TraitRule rule;
  rule.kind = TraitRule::Kind::kNo;
  rule.reason = reason;
  return rule;
}

TraitRule consent() {
  TraitRule rule;
  rule.kind = TraitRule::Kind::kYes;
  return rule;
}

}  // namespace

llvm::Expected<FunctionMarks> from_annotations(const MarkedFunction& function) {
  FunctionReader reader(function);
  for (const std::string& mark : function.marks)
    if (llvm::Error wrong = reader.read_own(mark)) return wrong;
  for (std::size_t i = 0; i < function.parameter_marks.size(); ++i)
    for (const std::string& mark : function.parameter_marks[i])
      if (llvm::Error wrong = reader.read_parameter(mark, i)) return wrong;
  return reader.take();
}

llvm::Error add_annotations(llvm::ArrayRef<std::string> marks,
                            TypeModel& model) {
  for (StringRef mark : marks) {
    if (mark == "send") {
      model.send = consent();
    } else if (mark == "sync") {
      model.sync = consent();
    } else if (mark == "not_send") {
      model.send = refusal("it is marked FEARLESS_NOT_SEND");
    } else if (mark == "not_sync") {
      model.sync = refusal("it is marked FEARLESS_NOT_SYNC");
    } else if (mark.consume_front("roles ")) {
      if (llvm::Error wrong = add_roles(mark, model)) return wrong;
    } else {
      return error(
          unknown("mark on a class", mark,
                  {"send", "not_send", "sync", "not_sync", "roles ..."}));
    }
  }
  return llvm::Error::success();
}

}  // namespace fearless::vocabulary
