// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The places and arguments of a call that a selector of the vocabulary means.

#include "checker/lower/callable.h"
#include "checker/lower/function_lowering.h"

namespace fearless::lower {

using vocabulary::Selector;

std::vector<Argument*> FunctionLowering::selected_arguments(
    const Selector& selector, CallSite& site) {
  std::vector<Argument*> result;
  std::size_t first = selector.index;
  std::size_t last = site.arguments.size();
  switch (selector.kind) {
    case Selector::Kind::kArgument:
      last = std::min(last, first + 1);
      break;
    case Selector::Kind::kRest:
      break;
    case Selector::Kind::kAllArguments:
      first = 0;
      break;
    default:
      return result;
  }
  for (std::size_t i = first; i < last; ++i)
    result.push_back(&site.arguments[i]);
  return result;
}

namespace {

// The array of which `expression` is the address.
const clang::Expr* decayed_array(const clang::Expr* expression) {
  const auto* cast =
      clang::dyn_cast_or_null<clang::ImplicitCastExpr>(expression);
  while (cast != nullptr &&
         cast->getCastKind() != clang::CK_ArrayToPointerDecay)
    cast = clang::dyn_cast<clang::ImplicitCastExpr>(cast->getSubExpr());
  return cast == nullptr ? nullptr : cast->getSubExpr();
}

}  // namespace

// The place of an argument and what is reached from it. An address loses its
// first `.*`: that of `&x` is x.
ir::Place FunctionLowering::argument_place(Argument& argument,
                                           const ir::Steps& steps) {
  Value& value = argument.value;
  std::size_t skipped = 0;
  ir::Place place = value.place;
  bool is_pointer_value = value.is_address() &&
                          (!argument.is_reference || argument.is_scalar) &&
                          !value.is_wrapper;
  bool starts_with_dereference =
      !steps.empty() && steps[0].kind == ir::StepKind::kDeref;
  if (is_pointer_value && starts_with_dereference) {
    skipped = 1;
  } else if (is_pointer_value) {
    place = temporary(argument.type, argument.range);
    store(place, value, argument.range, argument.type);
    value = Value::move(place);
    argument.is_scalar = false;
    argument.is_reference = false;
  } else if (starts_with_dereference && value.is_load()) {
    access(ir::EventKind::kRead, place, argument.range);
  }
  if (place.is_nothing()) return place;
  // An array is passed by the address of its first element.
  if (skipped == 1 && place.steps.size() > 0 && place.steps.back().is_index() &&
      decayed_array(argument.expression) != nullptr)
    place.steps.back().field = 0;
  for (std::size_t i = skipped; i < steps.size(); ++i)
    place = place.with(steps[i]);
  return place;
}

namespace {

// `get<1>` of a class whose members are just its arguments, as those of a pair
// are, is its second member.
const clang::FieldDecl* element_member(const CallSite& site,
                                       clang::QualType type) {
  if (site.callee == nullptr) return nullptr;
  const auto* call = site.callee->getTemplateSpecializationArgs();
  const auto* record =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
          type.getNonReferenceType()->getAsCXXRecordDecl());
  if (call == nullptr || record == nullptr || call->size() == 0 ||
      call->get(0).getKind() != clang::TemplateArgument::Integral)
    return nullptr;
  std::size_t index = call->get(0).getAsIntegral().getLimitedValue();
  const clang::TemplateArgumentList& arguments = record->getTemplateArgs();
  std::size_t count = std::distance(record->field_begin(), record->field_end());
  if (count != arguments.size() || index >= count) return nullptr;
  const clang::FieldDecl* member = *std::next(record->field_begin(), index);
  const clang::TemplateArgument& argument = arguments.get(index);
  bool is_of_argument = argument.getKind() == clang::TemplateArgument::Type &&
                        record->getASTContext().hasSameType(
                            argument.getAsType(), member->getType());
  return is_of_argument ? member : nullptr;
}

}  // namespace

ir::Place FunctionLowering::selected_place(const Selector& selector,
                                           CallSite& site) {
  ir::Place place;
  switch (selector.kind) {
    case Selector::Kind::kNothing:
      return place;
    case Selector::Kind::kThis:
      place = site.object;
      break;
    case Selector::Kind::kResult:
      // A constructor's result is the object that it makes.
      place = site.result_type.isNull() ? site.object : result_place(site);
      break;
    default: {
      std::vector<Argument*> arguments = selected_arguments(selector, site);
      if (arguments.empty()) return place;
      ir::Steps steps = selector.steps;
      bool is_element =
          steps.size() == 1 && steps[0].kind == ir::StepKind::kIndex;
      if (is_element)
        if (const auto* member = element_member(site, arguments[0]->type))
          steps = {{ir::StepKind::kField, unit_.types().field(member)}};
      return argument_place(*arguments[0], steps);
    }
  }
  if (place.is_nothing()) return place;
  for (const ir::Step& step : selector.steps) place = place.with(step);
  // `v[i]`, `v.at(i)`, `m.find(key)`.
  bool is_element = selector.kind == Selector::Kind::kThis &&
                    selector.steps.size() == 1 &&
                    selector.steps[0].is_index() && site.arguments.size() == 1;
  if (is_element && place.steps.size() > site.object.steps.size())
    place.steps.back() = element(site.arguments[0].expression);
  return place;
}

std::vector<ir::Place> FunctionLowering::selected(const Selector& selector,
                                                  CallSite& site) {
  bool is_many = selector.kind == Selector::Kind::kRest ||
                 selector.kind == Selector::Kind::kAllArguments;
  if (!is_many) return {selected_place(selector, site)};
  std::vector<ir::Place> result;
  for (Argument* argument : selected_arguments(selector, site))
    result.push_back(argument_place(*argument, selector.steps));
  return result;
}

// The operand that hands the selected thing on: moved if it was passed as an
// rvalue, copied otherwise.
ir::Operand FunctionLowering::selected_operand(const Selector& selector,
                                               CallSite& site) {
  std::vector<Argument*> arguments = selected_arguments(selector, site);
  if (!arguments.empty() && selector.steps.empty()) {
    // Library code that is not parsed may call it, and nobody else.
    if (const auto* callable = call_operator(arguments[0]->type))
      if (!callable->getParent()->isLambda()) unit_.want(callable);
    return decayed(*arguments[0]);
  }
  ir::Operand result;
  result.place = selected_place(selector, site);
  result.range = site.range;
  if (!result.place.is_nothing()) result.kind = ir::OperandKind::kCopy;
  if (!arguments.empty()) {
    clang::QualType type = arguments[0]->type;
    if (!type->getPointeeType().isNull()) type = type->getPointeeType();
    result.type = this->type(type);
  } else {
    result.type = type(site.object_type);
  }
  return result;
}

// The local that tells whether it worked.
ir::Place FunctionLowering::outcome(CallSite& site, Applied& applied) {
  if (!applied.outcome.is_nothing()) return applied.outcome;
  bool has_result =
      !site.result_type.isNull() && !site.result_type->isVoidType();
  bool is_usable = site.target.is_local() && site.target.is_variable();
  if (has_result && (is_usable || site.result_type->isRecordType())) {
    applied.outcome = result_place(site);
  } else {
    clang::QualType type =
        has_result ? site.result_type : unit_.context().BoolTy;
    applied.outcome = temporary(type, site.range);
  }
  if (has_result) applied.value = Value::move(applied.outcome);
  return applied.outcome;
}

}  // namespace fearless::lower
