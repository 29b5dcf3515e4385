// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Objects that a library makes from the arguments it was given: emplace,
// make_unique. Which constructor that calls is not in the AST of the call, so
// the class is asked: a constructor that the vocabulary models, else the one
// that takes as many arguments and agrees best with their types.

#include "checker/lower/function_lowering.h"
#include "clang/AST/DeclTemplate.h"

namespace fearless::lower {

using vocabulary::Effect;
using vocabulary::Selector;

namespace {

clang::QualType argument_of(clang::QualType type, std::size_t index) {
  if (type.isNull()) return {};
  const auto* record =
      clang::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
          type.getNonReferenceType()->getAsCXXRecordDecl());
  if (record == nullptr || record->getTemplateArgs().size() <= index) return {};
  const clang::TemplateArgument& argument = record->getTemplateArgs()[index];
  return argument.getKind() == clang::TemplateArgument::Type
             ? argument.getAsType()
             : clang::QualType();
}

// How well the parameters agree; negative: they do not.
int agreement(const clang::CXXConstructorDecl& constructor,
              const std::vector<Argument*>& arguments,
              const clang::ASTContext& context) {
  if (constructor.isDeleted() ||
      arguments.size() < constructor.getMinRequiredArguments() ||
      arguments.size() > constructor.getNumParams())
    return -1;
  int score = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    clang::QualType parameter =
        constructor.getParamDecl(static_cast<unsigned>(i))
            ->getType()
            .getNonReferenceType();
    clang::QualType given = arguments[i]->type.getNonReferenceType();
    if (context.hasSameUnqualifiedType(parameter, given)) score += 4;
    if (parameter->isRecordType() == given->isRecordType()) score += 2;
    if (parameter->isPointerType() == given->isPointerType()) score += 1;
  }
  return score;
}

const clang::CXXConstructorDecl* best_constructor(
    const clang::CXXRecordDecl* record, const std::vector<Argument*>& arguments,
    const clang::ASTContext& context) {
  const clang::CXXConstructorDecl* best = nullptr;
  int best_score = -1;
  for (const clang::CXXConstructorDecl* constructor : record->ctors()) {
    int score = agreement(*constructor, arguments, context);
    if (score <= best_score) continue;
    best = constructor;
    best_score = score;
  }
  return best;
}

}  // namespace

// The type of what is made: an element of the container, a pointee of the
// owner, whichever the selector leads to.
clang::QualType FunctionLowering::constructed_type(const Selector& object,
                                                   const CallSite& site) {
  clang::QualType type;
  if (object.kind == Selector::Kind::kThis) type = site.object_type;
  if (object.kind == Selector::Kind::kResult) type = site.result_type;
  if (object.kind == Selector::Kind::kArgument &&
      object.index < site.arguments.size())
    type = site.arguments[object.index].type;
  if (type.isNull() || object.steps.empty()) return type;
  if (type->isPointerType()) return type->getPointeeType();
  const vocabulary::TypeModel* model = unit_.types().model(type);
  std::size_t index = model && model->pointee ? *model->pointee : 0;
  return argument_of(type, index);
}

void FunctionLowering::apply_construct(const Effect& effect, CallSite& site) {
  clang::QualType type = constructed_type(effect.object, site);
  std::vector<Argument*> arguments = selected_arguments(effect.subject, site);
  ir::Place object = selected_place(effect.object, site);
  const clang::CXXRecordDecl* record =
      type.isNull() ? nullptr : type->getAsCXXRecordDecl();
  if (record != nullptr) record = record->getDefinition();
  bool is_transfer =
      arguments.size() == 1 &&
      (record == nullptr || is_same_class(type, arguments[0]->type));
  if (record == nullptr || is_transfer)
    return keep_arguments(object, arguments, site);
  CallSite inner;
  inner.expression = site.expression;
  inner.object = object;
  inner.object_type = type;
  inner.has_object = true;
  inner.range = site.range;
  std::vector<clang::QualType> types;
  for (const Argument* argument : arguments) {
    inner.arguments.push_back(*argument);
    types.push_back(argument->type);
  }
  if (const auto* model = unit_.constructor_model(record, types)) {
    (void)apply(*model, inner);
    return;
  }
  unit_.want_members(record);
  inner.callee = best_constructor(record, arguments, unit_.context());
  if (inner.callee == nullptr || unit_.is_system(inner.callee))
    return keep_arguments(object, arguments, site);
  if (inner.callee->isImplicit() && arguments.empty() &&
      inner.callee->isTrivial())
    return;
  unit_.want(inner.callee);
  adapt_arguments(inner);
  (void)plain_call(inner);
}

// The arguments were bound to forwarding references; now they are passed on.
void FunctionLowering::adapt_arguments(CallSite& site) {
  for (std::size_t i = 0; i < site.arguments.size(); ++i) {
    Argument& argument = site.arguments[i];
    clang::QualType parameter =
        site.callee->getParamDecl(static_cast<unsigned>(i))->getType();
    if (!argument.is_reference || argument.is_scalar) {
      argument.is_scalar = parameter->isReferenceType();
      continue;
    }
    if (parameter->isReferenceType()) {
      if (parameter->getPointeeType().isConstQualified())
        argument.value.kind = ir::OperandKind::kBorrow;
      continue;
    }
    if (parameter->isRecordType() && !is_same_class(parameter, argument.type)) {
      argument = converted(argument, parameter);
      continue;
    }
    ir::Operand passed = decayed(argument);
    argument.value.kind = passed.kind;
    argument.value.place = passed.place;
    argument.is_reference = false;
  }
}

// `emplace_back("name")` for a parameter of type std::string: a new object
// that was made from the argument.
Argument FunctionLowering::converted(const Argument& argument,
                                     clang::QualType parameter) {
  access(ir::EventKind::kRead, argument.value.place, argument.range);
  Argument result = argument;
  result.type = parameter;
  result.is_reference = false;
  ir::Place made = temporary(parameter, argument.range);
  access(ir::EventKind::kInit, made, argument.range);
  result.value = Value::move(made);
  return result;
}

// No constructor to speak of: the object holds what it was given.
void FunctionLowering::keep_arguments(const ir::Place& object,
                                      const std::vector<Argument*>& arguments,
                                      const CallSite& site) {
  for (Argument* argument : arguments) {
    ir::Operand passed = decayed(*argument);
    Value value{.kind = passed.kind, .place = passed.place};
    if (argument->value.is_function() || argument->value.is_constant())
      value = argument->value;
    store(object, value, site.range, argument->type);
  }
}

}  // namespace fearless::lower
