// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "checker/lower/type_table.h"

#include <utility>
#include <vector>

#include "checker/lower/role_guarded_by.h"
#include "checker/lower/role_lock.h"
#include "checker/lower/type_state.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/LambdaCapture.h"

namespace fearless::lower {
namespace {

using clang::dyn_cast;

std::string capture_name(const clang::FieldDecl* field) {
  const auto* closure = dyn_cast<clang::CXXRecordDecl>(field->getParent());
  if (!closure || !closure->isLambda()) return {};
  unsigned index = field->getFieldIndex();
  for (const clang::LambdaCapture& capture : closure->captures()) {
    if (index-- > 0) continue;
    if (capture.capturesThis()) return "this";
    if (!capture.capturesVariable()) return {};
    return capture.getCapturedVar()->getNameAsString();
  }
  return {};
}

// The member as its class template declares it, so that all instances of the
// template speak of one member.
const clang::FieldDecl* pattern_of(const clang::FieldDecl* field) {
  const auto* record = dyn_cast<clang::CXXRecordDecl>(field->getParent());
  const auto* pattern =
      record ? record->getTemplateInstantiationPattern() : nullptr;
  if (!pattern || record->isLambda()) return field;
  for (const clang::FieldDecl* candidate : pattern->fields()) {
    if (candidate->getFieldIndex() == field->getFieldIndex()) {
      return candidate;
    }
  }
  return field;
}

}  // namespace

TypeTable::TypeTable(clang::ASTContext& context,
                     const vocabulary::Vocabulary& vocabulary,
                     ir::Module& module, SourceMap& sources)
    : state_(std::make_unique<State>(context, vocabulary, module, sources)) {}

TypeTable::~TypeTable() = default;

ir::TypeId TypeTable::type(clang::QualType type) {
  const State::Key key = state_->key_of(type);
  const auto [at, is_new] = state_->types.try_emplace(key, 0);
  if (!is_new) return at->second;
  const auto id = static_cast<ir::TypeId>(state_->module.types.size());
  at->second = id;
  state_->module.types.emplace_back();
  ir::Type described = state_->describe(type);
  const clang::QualType pointee = state_->facts.pointee(type);
  if (!pointee.isNull()) described.pointee = this->type(pointee);
  if (const auto* known = model(type); known && !known->packed.empty())
    described.has_packed_elements =
        !pointee.isNull() && state_->names.name(pointee) == known->packed;
  state_->module.types[id] = std::move(described);
  state_->traits.want(type);
  state_->open.push_back({id, type});
  return id;
}

ir::FieldId TypeTable::field(const clang::FieldDecl* field) {
  field = field->getCanonicalDecl();
  const auto [at, is_new] = state_->fields.try_emplace(field, 0);
  if (!is_new) return at->second;
  const auto id = static_cast<ir::FieldId>(state_->module.fields.size());
  at->second = id;
  state_->module.fields.emplace_back();
  ir::Field made;
  made.name = capture_name(field);
  if (made.name.empty()) made.name = field->getNameAsString();
  if (made.name.empty()) made.name = "unnamed";
  made.usr = usr_of(pattern_of(field));
  made.owner = type(state_->context.getRecordType(field->getParent()));
  made.type = type(field->getType());
  made.is_mutable = field->isMutable();
  made.is_bitfield = field->isBitField();
  if (made.is_bitfield) made.unit = unit_of(field);
  made.is_volatile = field->getType().isVolatileQualified();
  const clang::AccessSpecifier access = field->getAccess();
  made.is_private = access == clang::AS_private;
  made.is_public = access == clang::AS_public || access == clang::AS_none;
  made.range = state_->range_of(field);
  if (made.usr.empty() && !state_->module.types[made.owner].usr.empty()) {
    made.usr = state_->module.types[made.owner].usr + "@FI@" + made.name;
  }
  state_->module.fields[id] = std::move(made);
  add_guards(field, id);
  return id;
}

// Neighbouring bit-fields are one piece of memory; one of width 0 parts them.
ir::FieldId TypeTable::unit_of(const clang::FieldDecl* field) {
  const clang::FieldDecl* first = nullptr;
  for (const clang::FieldDecl* member : field->getParent()->fields()) {
    const bool is_part =
        member->isBitField() && !member->isZeroLengthBitField(state_->context);
    if (!is_part)
      first = nullptr;
    else if (first == nullptr && !member->isUnnamedBitField())
      first = member;
    if (member == field) break;
  }
  return first == nullptr || first == field ? state_->fields.lookup(field)
                                            : this->field(first);
}

void TypeTable::add_guards(const clang::FieldDecl* field, ir::FieldId id) {
  const auto steps_to = [&](const clang::Expr* lock) {
    const auto path = lock ? lock_path(lock, *this) : std::nullopt;
    return path && !path->global ? path->steps : ir::Steps();
  };
  ir::Steps own = steps_to(guarded_by(field));
  ir::Steps beyond = steps_to(pointee_guarded_by(field));
  state_->module.fields[id].guarded_by = std::move(own);
  state_->module.fields[id].pointee_guarded_by = std::move(beyond);
  add_lock_order(field, id);
}

void TypeTable::add_lock_order(const clang::FieldDecl* field, ir::FieldId id) {
  const auto member = [&](const clang::Expr* lock) {
    const auto path = lock_path(lock, *this);
    bool is_member = path && !path->global && !path->steps.empty() &&
                     path->steps.back().kind == ir::StepKind::kField;
    return is_member ? path->steps.back().field : ir::kNone;
  };
  const auto add = [&](ir::FieldId earlier, ir::FieldId later) {
    if (earlier == ir::kNone || later == ir::kNone) return;
    std::vector<ir::FieldId>& all = state_->module.fields[later].acquired_after;
    if (!llvm::is_contained(all, earlier)) all.push_back(earlier);
  };
  for (const clang::Expr* later : acquired_before(field))
    add(id, member(later));
  for (const clang::Expr* earlier : acquired_after(field))
    add(member(earlier), id);
}

ir::FieldId TypeTable::capture_field(const clang::CXXRecordDecl* closure,
                                     unsigned index) {
  auto field_at = closure->field_begin();
  for (; field_at != closure->field_end() && index > 0; --index) ++field_at;
  return field_at == closure->field_end() ? ir::kNone : field(*field_at);
}

ir::GlobalId TypeTable::global(const clang::VarDecl* variable) {
  variable = variable->getCanonicalDecl();
  const auto [at, is_new] = state_->globals.try_emplace(variable, 0);
  if (!is_new) return at->second;
  const auto id = static_cast<ir::GlobalId>(state_->module.globals.size());
  at->second = id;
  state_->module.globals.emplace_back();
  ir::Global made;
  made.name = vocabulary_name(variable);
  made.usr = usr_of(variable);
  made.type = type(variable->getType());
  made.is_thread_local = variable->getTLSKind() != clang::VarDecl::TLS_None;
  made.is_function_static = variable->isStaticLocal();
  if (variable->isStaticDataMember())
    made.owner = type(state_->context.getRecordType(
        clang::cast<clang::RecordDecl>(variable->getDeclContext())));
  made.is_volatile = variable->getType().isVolatileQualified();
  made.range = state_->range_of(variable);
  const clang::Expr* lock = guarded_by(variable->getMostRecentDecl());
  const auto path = lock ? lock_path(lock, *this) : std::nullopt;
  if (path && path->global && path->global != variable) {
    made.guarded_by = ir::Place::global(global(path->global));
    made.guarded_by.steps = path->steps;
  }
  state_->module.globals[id] = std::move(made);
  return id;
}

const vocabulary::TypeModel* TypeTable::model(clang::QualType type) {
  return state_->lexicon.model(type);
}

const FunctionMarks* TypeTable::marks(const clang::FunctionDecl* function) {
  return state_->lexicon.marks(function);
}

std::optional<LockOperation> TypeTable::lock_operation(
    const clang::CXXMethodDecl* method) {
  const clang::CXXRecordDecl* record = method->getParent();
  if (state_->lexicon.own_model(record)) return std::nullopt;
  const clang::QualType type = state_->context.getRecordType(record);
  if (!has_role(type, ir::Role::kLock)) return std::nullopt;
  return declared_lock_operation(method);
}

bool TypeTable::has_role(clang::QualType type, ir::Role role) {
  return state_->facts.has(type, role);
}

void TypeTable::complete() {
  while (!state_->open.empty()) {
    const auto [id, type] = state_->open.back();
    state_->open.pop_back();
    complete(id, type);
    state_->done.push_back({id, type});
  }
  state_->traits.solve();
  for (const auto& [id, type] : state_->done) {
    state_->module.types[id].send = state_->traits.send(type);
    state_->module.types[id].sync = state_->traits.sync(type);
  }
  for (const FunctionMarks* wrong : state_->lexicon.take_wrong_marks())
    state_->module.problems.push_back({ir::Problem::Kind::kNote, wrong->error,
                                       state_->sources.range(wrong->where)});
}

void TypeTable::complete(ir::TypeId id, clang::QualType type) {
  const clang::RecordDecl* record =
      type.isNull() || type->isReferenceType() ? nullptr : record_of(type);
  if (!record || !record->getDefinition() || record->isInvalidDecl() ||
      record->isDependentContext() || state_->lexicon.is_system(record)) {
    return;
  }
  if (const Marks* marks = state_->lexicon.marks(record);
      marks && !marks->error.empty() && !type.isConstQualified()) {
    state_->module.problems.push_back({ir::Problem::Kind::kNote, marks->error,
                                       state_->sources.range(marks->where)});
  }
  std::vector<ir::TypeId> bases;
  if (const auto* own = dyn_cast<clang::CXXRecordDecl>(record)) {
    for (const clang::CXXBaseSpecifier& base : own->bases()) {
      bases.push_back(this->type(base.getType()));
    }
  }
  std::vector<ir::FieldId> fields;
  for (const clang::FieldDecl* member : record->fields()) {
    if (!member->isUnnamedBitField()) fields.push_back(field(member));
  }
  state_->module.types[id].bases = std::move(bases);
  state_->module.types[id].fields = std::move(fields);
}

}  // namespace fearless::lower
