// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/unit_lowering.h"

#include <optional>
#include <utility>

#include "checker/lower/annotations.h"
#include "checker/lower/function_facts.h"
#include "checker/lower/function_lowering.h"
#include "checker/lower/rewrites.h"
#include "checker/lower/type_name.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {
namespace {

// What the compiler writes by itself and the IR tells in another way: copies
// and moves are events, comparisons have no effect.
bool is_made_by_compiler(const clang::FunctionDecl& function) {
  if (!function.isImplicit() && !function.isDefaulted()) return false;
  const auto* constructor =
      clang::dyn_cast<clang::CXXConstructorDecl>(&function);
  if (constructor != nullptr)
    return !constructor->isDefaultConstructor() &&
           !constructor->getInheritedConstructor();
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(&function);
  return method == nullptr || !method->getParent()->isLambda() ||
         method->getOverloadedOperator() != clang::OO_Call;
}

bool has_lowered_body(const clang::FunctionDecl& function) {
  if (function.isInvalidDecl() || function.isDependentContext()) return false;
  if (function.hasSkippedBody() || function.isDeleted()) return false;
  return function.getBody() != nullptr;
}

}  // namespace

UnitLowering::UnitLowering(clang::ASTContext& context,
                           const vocabulary::Vocabulary& vocabulary,
                           ir::Module& module, std::size_t max_events,
                           clang::Sema* sema)
    : context_(context),
      vocabulary_(vocabulary),
      module_(module),
      sources_(context.getSourceManager(), context.getLangOpts(), module),
      types_(context, vocabulary, module, sources_),
      max_events_(max_events),
      instantiation_(sema) {}

bool UnitLowering::is_system(const clang::Decl* declaration) {
  return sources_.is_system(declaration->getLocation());
}

bool UnitLowering::add(const clang::FunctionDecl* function) {
  const clang::FunctionDecl* definition = nullptr;
  if (function == nullptr || !function->isDefined(definition)) return false;
  if (const auto* destructor =
          clang::dyn_cast<clang::CXXDestructorDecl>(definition))
    if (destructor->isDefaulted())
      return add_destructor(destructor->getParent());
  if (!has_lowered_body(*definition) || is_made_by_compiler(*definition))
    return false;
  if (is_system(definition)) return false;
  if (!known_.insert(definition->getCanonicalDecl()).second) return false;
  bodies_.push_back({.function = definition});
  return true;
}

void UnitLowering::want(const clang::FunctionDecl* function) {
  if (function == nullptr || is_system(function)) return;
  if (const auto* destructor =
          clang::dyn_cast<clang::CXXDestructorDecl>(function))
    if (destructor->isDefaulted()) {
      add_destructor(destructor->getParent());
      return;
    }
  instantiation_.define(function);
  add(function);
}

void UnitLowering::want_members(const clang::CXXRecordDecl* record) {
  if (!is_system(record)) instantiation_.declare_members(record);
}

bool UnitLowering::add_destructor(const clang::CXXRecordDecl* record) {
  record = record->getDefinition();
  if (record == nullptr || record->isInvalidDecl() ||
      record->isDependentContext() || record->isLambda() ||
      record->hasTrivialDestructor() || is_system(record))
    return false;
  const clang::CXXDestructorDecl* destructor = record->getDestructor();
  if (destructor == nullptr || destructor->isDeleted() ||
      !destructor->isDefaulted())
    return false;
  if (!known_.insert(destructor->getCanonicalDecl()).second) return false;
  bodies_.push_back({.record = record});
  return true;
}

void UnitLowering::add_initializer(const clang::VarDecl* variable) {
  if (known_.insert(variable).second) initializers_.push_back(variable);
}

std::uint32_t UnitLowering::destructor(const clang::CXXRecordDecl* record) {
  record = record->getDefinition();
  if (record == nullptr || record->isDependentContext() || record->isLambda() ||
      record->hasTrivialDestructor() || is_system(record))
    return ir::kNone;
  if (record->getDestructor() == nullptr) want_members(record);
  const clang::CXXDestructorDecl* destructor = record->getDestructor();
  if (destructor == nullptr || destructor->isDeleted()) return ir::kNone;
  want(destructor);
  return callee(destructor, false);
}

std::uint32_t UnitLowering::callee(const clang::FunctionDecl* function,
                                   bool is_virtual) {
  const clang::FunctionDecl* key = function->getCanonicalDecl();
  auto [entry, is_new] = callees_.try_emplace(
      {key, is_virtual}, static_cast<std::uint32_t>(module_.callees.size()));
  if (!is_new) return entry->second;
  std::uint32_t id = entry->second;
  module_.callees.emplace_back();
  callee_keys_.push_back(key);
  if (function->isImplicit()) want(function);
  ir::Function facts;
  facts.annotations = lock_contracts(*function, *this);
  ir::Callee callee;
  callee.name = display_name(*function);
  callee.usr = usr_of(function);
  callee.is_virtual = is_virtual;
  if (const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function)) {
    callee.is_method = method->isInstance();
    callee.is_const = method->isConst();
  }
  const auto* type = function->getType()->getAs<clang::FunctionProtoType>();
  if (type != nullptr)
    callee.is_noexcept =
        type->getExceptionSpecType() == clang::EST_BasicNoexcept ||
        type->getExceptionSpecType() == clang::EST_NoexceptTrue ||
        type->getExceptionSpecType() == clang::EST_NoThrow;
  callee.is_system = is_system(function);
  auto is_named = [&](vocabulary::Named as) {
    return vocabulary_.is_named(as, vocabulary_name(function));
  };
  callee.hands_over = is_named(vocabulary::Named::kHandOver);
  callee.is_ender = callee.is_method && is_named(vocabulary::Named::kEnder);
  callee.keeps_for_end =
      callee.is_method && is_named(vocabulary::Named::kEndKeeper);
  callee.annotations = std::move(facts.annotations);
  module_.callees[id] = std::move(callee);
  return id;
}

void UnitLowering::lower(const Body& body) {
  FunctionLowering lowering(*this);
  std::optional<ir::Function> result =
      body.function ? lowering.function(body.function)
                    : lowering.implicit_destructor(body.record);
  const clang::FunctionDecl* key =
      body.function ? body.function : body.record->getDestructor();
  if (result) return keep(key, std::move(*result));
  module_.problems.push_back(
      {.kind = ir::Problem::Kind::kBudget,
       .text = "`" + display_name(*key) + "` has more than " +
               std::to_string(max_events_) + " events; it was left out",
       .range = sources_.range(key->getLocation())});
}

void UnitLowering::keep(const clang::Decl* key, ir::Function function) {
  if (key != nullptr)
    functions_[key->getCanonicalDecl()] =
        static_cast<ir::FunctionId>(module_.functions.size());
  module_.functions.push_back(std::move(function));
}

void UnitLowering::run() {
  if (!initializers_.empty()) {
    FunctionLowering lowering(*this);
    if (auto result = lowering.initializers(initializers_))
      keep(nullptr, std::move(*result));
  }
  // Lowering adds to the list: lambdas, local classes, destructors.
  for (std::size_t next = 0; next < bodies_.size(); ++next)
    lower(Body(bodies_[next]));
  collect_rewrites(*this, bodies_);
  link_functions();
  types_.complete();
}

void UnitLowering::link_functions() {
  for (std::size_t i = 0; i < module_.callees.size(); ++i) {
    auto found = functions_.find(callee_keys_[i]);
    if (found != functions_.end()) module_.callees[i].function = found->second;
  }
  for (const auto& [key, id] : functions_) link_record(key, id);
}

// Nothing can be done to an object of the class but what is in sight.
static bool has_all_bodies(const clang::CXXRecordDecl* record) {
  if (record->hasFriends()) return false;
  return llvm::all_of(record->methods(),
                      [](const clang::CXXMethodDecl* method) {
                        return method->isImplicit() || method->isDeleted() ||
                               method->isDefaulted() ||
                               method->isPureVirtual() || method->isDefined();
                      });
}

// A type knows its destructor and its one call operator; a lambda, where it is
// written.
void UnitLowering::link_record(const clang::Decl* key, ir::FunctionId id) {
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(key);
  if (method == nullptr) return;
  const clang::CXXRecordDecl* record = method->getParent();
  clang::QualType type = context_.getRecordType(record);
  module_.types[types_.type(type)].is_whole = has_all_bodies(record);
  if (clang::isa<clang::CXXDestructorDecl>(key))
    module_.types[types_.type(type)].destructor = id;
  if (method->getOverloadedOperator() == clang::OO_Call)
    for (clang::QualType callable : {type, type.withConst()}) {
      ir::TypeId callable_type = types_.type(callable);
      ir::FunctionId& known = module_.types[callable_type].call_operator;
      known = std::min(known, id);
    }
  if (!record->isLambda()) return;
  const clang::DeclContext* outer = record->getDeclContext();
  while (outer != nullptr && !clang::isa<clang::FunctionDecl>(outer))
    outer = outer->getParent();
  if (outer == nullptr) return;
  auto parent = functions_.find(
      clang::cast<clang::FunctionDecl>(outer)->getCanonicalDecl());
  if (parent != functions_.end()) module_.functions[id].parent = parent->second;
}

}  // namespace fearless::lower
