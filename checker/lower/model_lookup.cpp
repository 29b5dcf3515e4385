// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Finds what the vocabulary says of a call. Libraries declare a method where
// it suits them (`std::__atomic_base::load`), users call it on the class they
// know (`std::atomic`), or on a class of theirs that derives from it. So the
// class that declares the method is asked for first, then the class that is
// named at the call, then its bases. What the user marked in the source needs
// no look-up.

#include "checker/lower/role_marks.h"
#include "checker/lower/type_name.h"
#include "checker/lower/unit_lowering.h"

namespace fearless::lower {
namespace {

std::string spelling(clang::QualType type, clang::ASTContext& context) {
  type = type.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (const clang::TagDecl* tag = type->getAsTagDecl())
    return vocabulary_name(tag);
  if (type->isPointerType()) {
    clang::QualType pointee = type->getPointeeType();
    std::string qualifier = pointee.isConstQualified() ? "const " : "";
    return qualifier + spelling(pointee, context) + "*";
  }
  clang::PrintingPolicy policy(context.getLangOpts());
  policy.SuppressTagKeyword = true;
  return type.getAsString(policy);
}

std::string last_part(const clang::FunctionDecl* function,
                      const clang::CXXRecordDecl* record) {
  if (clang::isa<clang::CXXConstructorDecl>(function))
    return record->getNameAsString();
  std::string name = vocabulary_name(function);
  // Behind the class: `operator bool`, `lock`, `operator()`.
  std::string scope =
      vocabulary_name(clang::cast<clang::CXXMethodDecl>(function)->getParent());
  return name.substr(std::min(name.size(), scope.size() + 2));
}

void add_classes(const clang::CXXRecordDecl* record, unsigned depth,
                 std::vector<const clang::CXXRecordDecl*>& classes) {
  classes.push_back(record);
  if (depth == 0 || !record->hasDefinition()) return;
  for (const clang::CXXBaseSpecifier& base : record->bases())
    if (const auto* base_record = base.getType()->getAsCXXRecordDecl())
      add_classes(base_record, depth - 1, classes);
}

// The enumerator that is written, or that a constant written there stands for:
// `std::memory_order_relaxed`.
const clang::EnumConstantDecl* enumerator(const clang::Expr* expression) {
  expression = expression->IgnoreParenImpCasts();
  if (!expression->getType()->isEnumeralType()) return nullptr;
  const auto* named = clang::dyn_cast<clang::DeclRefExpr>(expression);
  if (named == nullptr) return nullptr;
  const auto* constant = clang::dyn_cast<clang::VarDecl>(named->getDecl());
  if (constant != nullptr && constant->isConstexpr() &&
      constant->getAnyInitializer())
    return enumerator(constant->getAnyInitializer());
  return clang::dyn_cast<clang::EnumConstantDecl>(named->getDecl());
}

// `std::memory_order::relaxed`, also before C++20 made it a scoped one: what is
// unscoped has the name of its type in front.
std::string enumerator_name(const clang::EnumConstantDecl* constant) {
  const auto* type = clang::cast<clang::EnumDecl>(constant->getDeclContext());
  llvm::StringRef own = constant->getName();
  if (type->isScoped() || !own.consume_front(type->getName()) ||
      !own.consume_front("_"))
    return vocabulary_name(constant);
  return vocabulary_name(type) + "::" + own.str();
}

}  // namespace

std::vector<std::string> constant_arguments(const clang::Expr* expression) {
  std::vector<std::string> names;
  const auto* call = clang::dyn_cast_or_null<clang::CallExpr>(expression);
  if (call == nullptr) return names;
  for (unsigned i = 0; i < call->getNumArgs(); ++i) {
    const clang::EnumConstantDecl* named = enumerator(call->getArg(i));
    if (named == nullptr) continue;
    names.resize(call->getNumArgs());
    names[i] = enumerator_name(named);
  }
  return names;
}

const vocabulary::FunctionModel* UnitLowering::model(
    const clang::FunctionDecl* function, const clang::CXXRecordDecl* object,
    std::size_t arguments, const std::vector<std::string>& constants) {
  ModelKey key(function->getCanonicalDecl(),
               object ? object->getCanonicalDecl() : nullptr, arguments,
               constants);
  auto [entry, is_new] = models_.try_emplace(key, nullptr);
  if (is_new)
    entry->second = find_model(function, object, arguments, constants);
  return entry->second;
}

const vocabulary::FunctionModel* UnitLowering::find_model(
    const clang::FunctionDecl* function, const clang::CXXRecordDecl* object,
    std::size_t arguments, const std::vector<std::string>& constants) {
  const FunctionMarks* marks = types_.marks(function);
  if (marks != nullptr && marks->meaning.model) return &*marks->meaning.model;
  std::vector<std::string> types;
  bool is_const = false;
  auto find = [&](const std::string& name) {
    if (!vocabulary_.knows_function(name))
      return static_cast<const vocabulary::FunctionModel*>(nullptr);
    if (types.empty())
      for (const clang::ParmVarDecl* parameter : function->parameters())
        types.push_back(spelling(parameter->getType(), context_));
    types.resize(arguments, "...");
    for (std::size_t i = 0; i < constants.size() && i < arguments; ++i)
      if (!constants[i].empty()) types[i] += "=" + constants[i];
    return vocabulary_.find_function(name, types, is_const);
  };
  const auto* method = clang::dyn_cast<clang::CXXMethodDecl>(function);
  if (method == nullptr) return find(vocabulary_name(function));
  is_const = method->isConst();
  std::vector<const clang::CXXRecordDecl*> classes = {method->getParent()};
  constexpr unsigned kMaxDepth = 4;
  if (object != nullptr && object != method->getParent())
    add_classes(object, kMaxDepth, classes);
  for (const clang::CXXRecordDecl* record : classes) {
    // What a user writes is known by its body, not by a library's name.
    if (record != method->getParent() && !is_system(method)) break;
    const auto* found =
        find(vocabulary_name(record) + "::" + last_part(function, record));
    if (found != nullptr) return found;
  }
  return nullptr;
}

const vocabulary::FunctionModel* UnitLowering::constructor_model(
    const clang::CXXRecordDecl* record,
    const std::vector<clang::QualType>& arguments) {
  std::string name = vocabulary_name(record) + "::" + record->getNameAsString();
  if (!vocabulary_.knows_function(name)) return nullptr;
  std::vector<std::string> types;
  for (clang::QualType type : arguments)
    types.push_back(spelling(type, context_));
  return vocabulary_.find_function(name, types, false);
}

}  // namespace fearless::lower
