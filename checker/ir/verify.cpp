// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/ir/verify.h"

#include <algorithm>
#include <utility>

#include "checker/ir/verifier.h"

namespace fearless::ir {
namespace {

// Nodes from which following `next` comes to no end. Visits each edge once.
template <class Next>
std::vector<std::uint32_t> endless(std::size_t size, Next next) {
  enum State : char { kNew, kOpen, kDone };
  std::vector<State> states(size, kNew);
  std::vector<std::uint32_t> found;
  std::vector<std::pair<std::uint32_t, std::size_t>> path;
  for (std::uint32_t start = 0; start < size; ++start) {
    if (states[start] != kNew) continue;
    path.push_back({start, 0});
    states[start] = kOpen;
    while (!path.empty()) {
      auto& [node, edge] = path.back();
      const std::uint32_t to = next(node, edge++);
      if (to == kNone) {
        states[node] = kDone;
        path.pop_back();
      } else if (to < size && states[to] == kOpen) {
        found.push_back(to);
      } else if (to < size && states[to] == kNew) {
        states[to] = kOpen;
        path.push_back({to, 0});
      }
    }
  }
  return found;
}

}  // namespace

std::vector<std::string> verify(const Module& module) {
  return Verifier(module).run();
}

std::vector<std::string> Verifier::run() {
  const auto each = [this](std::string_view kind, const auto& all,
                           const auto& check) {
    kind_ = kind;
    for (index_ = 0; index_ < all.size(); ++index_) {
      if constexpr (requires { all[index_].name; }) name_ = all[index_].name;
      check(all[index_]);
    }
    kind_ = name_ = {};
  };
  files();
  each("type", module_.types, [this](const Type& it) { type(it); });
  each("field", module_.fields, [this](const Field& it) { field(it); });
  each("global", module_.globals, [this](const Global& it) { global(it); });
  each("callee", module_.callees, [this](const Callee& it) { callee(it); });
  each("nolint", module_.suppressions,
       [this](const Suppression& it) { suppression(it); });
  each("rewrite", module_.rewrites, [this](const Rewrite& it) { rewrite(it); });
  each("problem", module_.problems, [this](const Problem& it) { problem(it); });
  each("function", module_.functions,
       [this](const Function& it) { function(it); });
  bases_end();
  parents_end();
  return std::move(problems_);
}

void Verifier::files() {
  const auto mains =
      std::count_if(module_.files.begin(), module_.files.end(),
                    [](const File& file) { return file.is_main; });
  expect(mains <= 1, "more than one file is the main file");
}

// `const T` has the fields of T.
bool Verifier::owns(const Type& type, TypeId owner) const {
  if (owner == index_) return true;
  return owner < module_.types.size() && !type.usr.empty() &&
         module_.types[owner].usr == type.usr;
}

void Verifier::type(const Type& type) {
  expect((type.roles & ~all_bits<Role>()) == 0, "roles has an unknown bit");
  enumerator("copy", type.copy);
  id_or_none("pointee", type.pointee, module_.types.size());
  for (const TypeId base : type.bases) id("base", base, module_.types.size());
  for (const FieldId field : type.fields) {
    id("field", field, module_.fields.size());
    if (field < module_.fields.size())
      expect(owns(type, module_.fields[field].owner),
             "lists field " + llvm::Twine(field) + ", which another owns");
  }
  id_or_none("call_operator", type.call_operator, module_.functions.size());
  id_or_none("destructor", type.destructor, module_.functions.size());
  trait("send", type.send);
  trait("sync", type.sync);
  range("range", type.range);
}

void Verifier::trait(const llvm::Twine& what, const Trait& trait) {
  enumerator(what, trait.answer);
  enumerator(what + "'s cause", trait.cause);
  expect(trait.cause == Cause::kDeclared || trait.answer == Answer::kNo,
         what + " has a cause, and is not no");
  expect(trait.because.empty() || trait.answer != Answer::kYes,
         what + " is yes, and has reasons");
  for (const Reason& reason : trait.because) range(what, reason.range);
}

void Verifier::field(const Field& field) {
  id_or_none("owner", field.owner, module_.types.size());
  id_or_none("type", field.type, module_.types.size());
  id_or_none("unit", field.unit, module_.fields.size());
  steps("guarded_by", field.guarded_by);
  steps("pointee_guarded_by", field.pointee_guarded_by);
  for (FieldId before : field.acquired_after)
    id("acquired_after", before, module_.fields.size());
  range("range", field.range);
}

void Verifier::global(const Global& global) {
  id_or_none("type", global.type, module_.types.size());
  id_or_none("owner", global.owner, module_.types.size());
  place("guarded_by", global.guarded_by);
  expect(!global.guarded_by.is_local(), "guarded_by is a local");
  range("range", global.range);
}

void Verifier::callee(const Callee& callee) {
  id_or_none("fn", callee.function, module_.functions.size());
  annotations(callee.annotations, nullptr);
}

void Verifier::suppression(const Suppression& suppression) {
  enumerator("kind", suppression.kind);
  expect(suppression.has_list || suppression.checks.empty(),
         "names checks but has no list");
  range("range", suppression.range);
}

void Verifier::rewrite(const Rewrite& rewrite) {
  enumerator("kind", rewrite.kind);
  range("at", rewrite.at);
  range("with", rewrite.with);
  expect(rewrite.at.is_valid() && !rewrite.edits.empty(),
         "says not where, or not what");
  for (const Replacement& each : rewrite.edits) range("edit", each.range);
}

void Verifier::problem(const Problem& problem) {
  enumerator("kind", problem.kind);
  range("range", problem.range);
}

void Verifier::bases_end() {
  const auto next = [this](TypeId type, std::size_t edge) {
    const std::vector<TypeId>& bases = module_.types[type].bases;
    return edge < bases.size() ? std::min(bases[edge], kNone - 1) : kNone;
  };
  for (const TypeId type : endless(module_.types.size(), next))
    expect(false, "type " + llvm::Twine(type) + " is a base of itself");
}

void Verifier::parents_end() {
  const auto next = [this](FunctionId function, std::size_t edge) {
    return edge == 0 ? module_.functions[function].parent : kNone;
  };
  for (const FunctionId function : endless(module_.functions.size(), next))
    expect(false,
           "function " + llvm::Twine(function) + " is a parent of itself");
}

void Verifier::id(const llvm::Twine& what, std::uint32_t id, std::size_t size) {
  if (id == kNone) return expect(false, what + " is missing");
  expect(id < size, what + " " + llvm::Twine(id) + " does not exist");
}

void Verifier::id_or_none(const llvm::Twine& what, std::uint32_t id,
                          std::size_t size) {
  if (id != kNone) this->id(what, id, size);
}

void Verifier::place(const llvm::Twine& what, const Place& place) {
  enumerator(what, place.root);
  if (place.is_nothing()) {
    expect(place.id == kNone && place.steps.empty(),
           what + " has no root but an id or steps");
    return;
  }
  if (place.is_global()) id(what, place.id, module_.globals.size());
  if (place.is_local() && function_ != nullptr)
    id(what + ": local", place.id, function_->locals.size());
  steps(what, place.steps);
}

void Verifier::steps(const llvm::Twine& what, const Steps& steps) {
  for (const Step& step : steps) {
    enumerator(what, step.kind);
    if (step.is_index()) continue;
    if (step.kind == StepKind::kField) {
      id(what + ": field", step.field, module_.fields.size());
    } else {
      expect(step.field == kNone, what + " has a field in a step that is none");
    }
  }
}

void Verifier::range(const llvm::Twine& what, const Range& range) {
  if (!range.is_valid()) return;
  id(what + ": file", range.file, module_.files.size());
  expect(range.column > 0, what + " has no column");
  expect(std::pair(range.line, range.column) <=
             std::pair(range.end_line, range.end_column),
         what + " ends before it begins");
}

void Verifier::expect(bool is_so, const llvm::Twine& otherwise) {
  if (!is_so) problems_.push_back((where() + otherwise).str());
}

std::string Verifier::where() const {
  if (kind_.empty()) return {};
  std::string where(kind_);
  where += " " + std::to_string(index_);
  if (!name_.empty()) where += " \"" + std::string(name_) + "\"";
  if (block_ != nullptr)
    where += ", bb" + std::to_string(block_ - function_->blocks.data());
  if (event_ != nullptr) {
    where += ", event " + std::to_string(event_ - block_->events.data());
    where += " (" + std::string(word_of(event_->kind)) + ")";
  }
  return where + ": ";
}

}  // namespace fearless::ir
