// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lowers one function body: walks its statements and expressions once, in
// evaluation order, as a code generator does, and emits events instead of
// instructions. Expressions have five entries, after what is wanted of them:
//
//   place(e)       where the glvalue `e` is          (expression_place.cpp)
//   value(e)       what the prvalue `e` comes to     (expression_value.cpp)
//   into(p, e)     make the object `p` from `e`      (initialization.cpp)
//   discard(e)     only what `e` does                (expression_value.cpp)
//   branch(e,y,n)  decide by `e`                     (condition.cpp)
//
// Calls are in call.cpp; what the vocabulary knows of them, in effects.cpp.
// One object per function, used once.

#ifndef FEARLESS_CHECKER_LOWER_FUNCTION_LOWERING_H_
#define FEARLESS_CHECKER_LOWER_FUNCTION_LOWERING_H_

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checker/lower/body_builder.h"
#include "checker/lower/unit_lowering.h"
#include "checker/lower/value.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace fearless::lower {

class FunctionLowering {
 public:
  explicit FunctionLowering(UnitLowering& unit);

  // Nothing: the function has more events than the budget allows.
  std::optional<ir::Function> function(const clang::FunctionDecl* function);
  std::optional<ir::Function> implicit_destructor(
      const clang::CXXRecordDecl* record);
  std::optional<ir::Function> initializers(
      std::span<const clang::VarDecl* const> variables);

 private:
  // function_lowering.cpp, constructor.cpp
  void declare_return(clang::QualType type);
  void declare_this(const clang::CXXMethodDecl* method);
  void declare_parameters(const clang::FunctionDecl* function);
  void body(const clang::FunctionDecl* function);
  void constructor_initializers(const clang::CXXConstructorDecl* constructor);
  void member_initializer(const clang::CXXCtorInitializer* initializer);
  void destroy_members(const clang::CXXRecordDecl* record, ir::Range range);

  // statement.cpp, loop.cpp, jump.cpp, exception.cpp
  void statement(const clang::Stmt* statement);
  void compound(const clang::CompoundStmt* statement);
  void full_expression(const clang::Expr* expression);
  void if_statement(const clang::IfStmt* statement);
  void while_loop(const clang::WhileStmt* loop);
  void do_loop(const clang::DoStmt* loop);
  void for_loop(const clang::ForStmt* loop);
  void range_for(const clang::CXXForRangeStmt* loop);
  void range_for_turns(const clang::CXXForRangeStmt* loop);
  void hidden_iterator(const clang::DeclStmt* declaration,
                       const ir::Place& element);
  void loop_body(const clang::Stmt* loop, const clang::Stmt* body,
                 ir::BlockId next, ir::BlockId after, std::size_t after_depth);
  void branch_body(const clang::Stmt* statement);
  void leave_loop(bool is_continue);
  void switch_statement(const clang::SwitchStmt* statement);
  void case_label(const clang::SwitchCase* label);
  void return_statement(const clang::ReturnStmt* statement);
  void coroutine_return(const clang::CoreturnStmt* statement);
  void jump_to(const clang::LabelDecl* label);
  void label(const clang::LabelStmt* statement);
  void leave_body(ir::Range range);
  void try_statement(const clang::CXXTryStmt* statement);
  void handler_body(const clang::CXXCatchStmt* handler);
  void throw_expression(const clang::CXXThrowExpr* expression);

  // declaration.cpp
  void declarations(const clang::DeclStmt* statement);
  void variable(const clang::VarDecl* variable);
  void vexing_parse(const clang::FunctionDecl* function);
  void static_variable(const clang::VarDecl* variable);
  void bindings(const clang::DecompositionDecl* declaration);

  // expression_place.cpp
  ir::Place place(const clang::Expr* expression);
  ir::Place place_of_rare(const clang::Expr* expression);
  ir::Place place_of_prvalue(const clang::Expr* expression);
  ir::Place place_of_member(const clang::MemberExpr* member);
  ir::Place place_of_element(const clang::ArraySubscriptExpr* element);
  // element.cpp
  ir::Step element(const clang::Expr* index);
  ir::Place place_of_unary(const clang::UnaryOperator* operation);
  ir::Place place_of_binary(const clang::BinaryOperator* operation);
  ir::Place place_of_choice(const clang::AbstractConditionalOperator* choice);
  ir::Place place_of_variable(const clang::ValueDecl* variable,
                              bool is_captured);
  ir::Place pointee(const clang::Expr* pointer);
  ir::Place this_object();
  Value this_value();

  // expression_value.cpp, operator.cpp
  Value value(const clang::Expr* expression);
  Value value_by_kind(const clang::Expr* expression);
  Value value_of_rare(const clang::Expr* expression);
  Value function_value(const clang::Expr* expression);
  Value value_of_logical(const clang::BinaryOperator* operation);
  Value value_of_cast(const clang::CastExpr* cast);
  Value value_of_unary(const clang::UnaryOperator* operation);
  Value value_of_binary(const clang::BinaryOperator* operation);
  Value value_of_choice(const clang::Expr* expression);
  Value value_of_new(const clang::CXXNewExpr* expression);
  Value value_of_delete(const clang::CXXDeleteExpr* expression);
  Value value_of_atomic(const clang::AtomicExpr* expression);
  Value load(const ir::Place& place, clang::QualType type,
             const clang::Expr* expression);
  void allocate(const clang::CXXNewExpr* expression, const ir::Place& pointer);
  ir::Place assign(const clang::BinaryOperator* operation);
  ir::Place compound_assign(const clang::CompoundAssignOperator* operation);
  ir::Place increment(const clang::UnaryOperator* operation);
  void use(const clang::Expr* expression);
  void use(const Value& value, ir::Range range);
  void discard(const clang::Expr* expression);
  void discard_logical(const clang::BinaryOperator* operation);
  void give_back_guards(const clang::Expr* awaited);
  Value await(const clang::CoroutineSuspendExpr* expression,
              const ir::Place& target);
  Value statement_expression(const clang::StmtExpr* expression,
                             const ir::Place& target);

  // initialization.cpp, lambda.cpp
  void into(const ir::Place& target, const clang::Expr* expression);
  void object_into(const ir::Place& target, const clang::Expr* expression);
  void rare_object_into(const ir::Place& target, const clang::Expr* expression);
  void elements_into(const ir::Place& target,
                     const clang::CXXStdInitializerListExpr* expression);
  void bind(const ir::Place& target, const clang::Expr* expression);
  void construct(const ir::Place& target,
                 const clang::CXXConstructExpr* expression);
  void copy_object(const ir::Place& target, const ir::Place& source,
                   bool is_move, const clang::CXXMethodDecl* operation,
                   const clang::Expr* expression);
  void inherited_construct(const ir::Place& target,
                           const clang::CXXInheritedCtorInitExpr* expression);
  void aggregate_into(const ir::Place& target, const clang::InitListExpr* list);
  void zero_into(const ir::Place& target, clang::QualType type,
                 ir::Range where);
  void fields_into(const ir::Place& target, const clang::RecordDecl* record,
                   llvm::ArrayRef<clang::Expr*> values,
                   const clang::FieldDecl* active, ir::Range where);
  void array_copy_into(const ir::Place& target,
                       const clang::ArrayInitLoopExpr* loop);
  void choice_into(const ir::Place& target,
                   const clang::AbstractConditionalOperator* choice,
                   bool is_loaded = false);
  void lambda_into(const ir::Place& target, const clang::LambdaExpr* lambda);
  ir::Place materialize(const clang::Expr* expression,
                        const clang::MaterializeTemporaryExpr* whole);
  ir::Place object_value(const clang::Expr* expression);
  // A temporary that somebody else destroys: an argument, a new object.
  ir::Place passed_object(const clang::Expr* expression);

  // condition.cpp
  ir::Condition condition(const clang::Expr* expression);
  // Where a branch leads, and how many cleanups are left when it is there.
  struct Exit {
    Exit(ir::BlockId block, std::size_t depth = ~std::size_t{0})
        : block(block), depth(depth) {}
    ir::BlockId block;
    std::size_t depth;
  };
  void branch(const clang::Expr* expression, Exit yes, Exit no);
  ir::BlockId edge(const Exit& exit);
  // As a full expression: its temporaries die on both ways.
  void decide(const clang::Expr* expression, ir::BlockId yes, ir::BlockId no);

  // call.cpp, argument.cpp
  Value call(const clang::Expr* expression, const ir::Place& target);
  Value free_call(const clang::CallExpr* call, const ir::Place& target);
  ir::Range chained_range(const clang::CXXMemberCallExpr* call,
                          const clang::MemberExpr* named);
  Value method_call(const clang::CXXMemberCallExpr* call,
                    const ir::Place& target);
  Value operator_call(const clang::CXXOperatorCallExpr* call,
                      const ir::Place& target);
  Value assignment_call(const clang::CXXOperatorCallExpr* call, CallSite& site,
                        const clang::CXXMethodDecl* method);
  Value callable_call(CallSite& site, const Value& callable);
  Value pointer_to_member_call(const clang::CXXMemberCallExpr* call,
                               CallSite& site);
  std::optional<Value> builtin_call(const clang::CallExpr* call);
  std::optional<Value> atomic_builtin(const clang::CallExpr* call);
  Value destructor_call(const CallSite& site);
  Value lock_call(CallSite& site, const LockOperation& operation);
  CallSite site_of(const clang::CallExpr* call, const ir::Place& target);
  // Arguments are there: the vocabulary's effects, or a `call`.
  Value perform(CallSite& site);
  Value plain_call(CallSite& site);
  void touch_library_object(const CallSite& site);
  void keep_callables(const CallSite& site);
  Value finish_call(CallSite& site, ir::Event event);
  Value result_of(CallSite& site);
  Argument argument(const clang::Expr* expression, clang::QualType parameter,
                    bool is_moved_early);
  Argument reference_argument(Argument result, clang::QualType parameter);
  void arguments(CallSite& site, llvm::ArrayRef<const clang::Expr*> values);
  const clang::CallExpr* as_wrapper(const clang::Expr* expression);
  ir::Operand operand(const Argument& argument);
  ir::Operand decayed(const Argument& argument);
  ir::Operand object_operand(const CallSite& site);
  ir::Place result_place(CallSite& site);

  // effects.cpp, effect_*.cpp
  struct Applied {
    std::optional<Value> value;  // what the call returns, once known
    ir::Place outcome;           // whether it worked
    std::size_t first_event = 0;
  };
  Value apply(const vocabulary::FunctionModel& model, CallSite& site);
  void apply(const vocabulary::Effect& effect, CallSite& site,
             Applied& applied);
  void apply_atomic(const vocabulary::Effect& effect, CallSite& site,
                    Applied& applied);
  void read_unmentioned(const vocabulary::FunctionModel& model, CallSite& site);
  bool is_view(clang::QualType type);
  void touch(ir::EventKind kind, const vocabulary::Effect& effect,
             CallSite& site);
  void apply_borrow(const vocabulary::Effect& effect, CallSite& site,
                    Applied& applied);
  void apply_transfer(const vocabulary::Effect& effect, CallSite& site,
                      Applied& applied);
  void apply_construct(const vocabulary::Effect& effect, CallSite& site);
  void apply_swap(const vocabulary::Effect& effect, CallSite& site);
  void apply_test(const vocabulary::Effect& effect, CallSite& site,
                  Applied& applied);
  void apply_forward(const vocabulary::Effect& effect, CallSite& site,
                     Applied& applied);
  void apply_synchronization(const vocabulary::Effect& effect, CallSite& site,
                             Applied& applied);
  void apply_lock(const vocabulary::Effect& effect, CallSite& site,
                  Applied& applied);
  bool is_guard_argument(const vocabulary::Selector& subject,
                         const ir::Place& place, CallSite& site);
  void apply_simple(const vocabulary::Effect& effect, CallSite& site,
                    Applied& applied);
  void apply_wait(const vocabulary::Effect& effect, CallSite& site,
                  Applied& applied);
  void apply_channel(const vocabulary::Effect& effect, CallSite& site,
                     Applied& applied);
  void apply_spawn(const vocabulary::Effect& effect, CallSite& site,
                   Applied& applied);
  void apply_hidden(const vocabulary::Effect& effect, CallSite& site,
                    Applied& applied);
  void note_signal_unsafe(const clang::FunctionDecl* callee, ir::Range range);
  void invoke(const vocabulary::Selector& subject,
              const vocabulary::Selector& extra, CallSite& site);
  void invoke_one(Argument& callable, const clang::CXXMethodDecl* method,
                  const vocabulary::Selector& extra, CallSite& site);
  void add_invoked_arguments(ir::Event& call, const clang::FunctionDecl* callee,
                             const vocabulary::Selector& extra, CallSite& site);
  Value unmodelled_result(CallSite& site);
  bool is_same_class(clang::QualType left, clang::QualType right);
  void read_pointers(const vocabulary::Selector& selector,
                     const CallSite& site);
  ir::Place transfer_target(const vocabulary::Effect& effect, CallSite& site,
                            Applied& applied);
  void remember_bound(const ir::Place& target,
                      const std::vector<Argument*>& arguments);
  void add_bound(ir::Event& event);
  clang::QualType constructed_type(const vocabulary::Selector& object,
                                   const CallSite& site);
  void adapt_arguments(CallSite& site);
  Argument converted(const Argument& argument, clang::QualType parameter);
  void keep_arguments(const ir::Place& object,
                      const std::vector<Argument*>& arguments,
                      const CallSite& site);
  std::vector<Argument*> selected_arguments(
      const vocabulary::Selector& selector, CallSite& site);
  ir::Place argument_place(Argument& argument,
                           const ir::Steps& steps);
  ir::Place selected_place(const vocabulary::Selector& selector,
                           CallSite& site);
  std::vector<ir::Place> selected(const vocabulary::Selector& selector,
                                  CallSite& site);
  ir::Operand selected_operand(const vocabulary::Selector& selector,
                               CallSite& site);
  ir::Place outcome(CallSite& site, Applied& applied);

  // emit.cpp
  ir::Event event(ir::EventKind kind, ir::Range range);
  void emit(ir::Event event);
  void access(ir::EventKind kind, const ir::Place& place, ir::Range range);
  void store(const ir::Place& target, const Value& value, ir::Range range,
             clang::QualType type);
  void transfer(ir::EventKind kind, const ir::Place& target,
                const ir::Place& source, ir::Range range);
  void borrow(const ir::Place& target, const ir::Place& source, bool is_const,
              ir::Range range);
  void constant(const ir::Place& target, std::optional<std::int64_t> value,
                ir::Range range);
  void opaque(const clang::Expr* expression);
  ir::Place compared(const clang::Expr* expression);
  void order(const ir::Place& first, const ir::Place& second, ir::Range range);
  ir::Place temporary(clang::QualType type, ir::Range range);
  ir::LocalId local(std::string name, clang::QualType type, ir::LocalRole role,
                    ir::Range range);
  void push_kill(const ir::Place& place, clang::QualType type,
                 bool outlives_expression);
  Cleanup cleanup_of(const ir::Place& place, clang::QualType type);

  ir::Range range(const clang::Stmt* statement);
  ir::Range range(clang::SourceLocation location);
  ir::Range range(clang::SourceRange source);
  ir::TypeId type(clang::QualType type) { return unit_.types().type(type); }
  bool may_throw(const clang::FunctionDecl* callee,
                 clang::QualType function_type);

  // A scope of the source: what is pushed while it lives dies at its end.
  class Scope;
  struct Loop {
    const clang::Stmt* statement;  // a loop or a switch
    ir::BlockId next = ir::kNone;  // `continue`; kNone in a switch
    ir::BlockId after = ir::kNone;
    std::size_t next_depth = 0;
    std::size_t after_depth = 0;
  };
  struct Switch {
    ir::BlockId block = ir::kNone;
    bool has_default = false;
  };
  struct Label {
    ir::BlockId block = ir::kNone;
    bool is_met = false;
    std::vector<Cleanup> cleanups;
  };
  struct PendingJump {
    ir::BlockId from;
    std::vector<Cleanup> cleanups;
  };

  UnitLowering& unit_;
  BodyBuilder body_;
  const clang::FunctionDecl* function_ = nullptr;
  const clang::CXXRecordDecl* closure_ = nullptr;
  llvm::DenseMap<const clang::ValueDecl*, ir::Place> variables_;
  llvm::DenseMap<const clang::ValueDecl*, clang::FieldDecl*> captures_;
  clang::FieldDecl* this_capture_ = nullptr;
  // `auto&& __range`: stands for what it refers to.
  llvm::DenseSet<const clang::ValueDecl*> elided_references_;
  // Hidden iterators of range-for: dereferenced they are an element.
  llvm::DenseMap<const clang::ValueDecl*, ir::Place> elements_;
  llvm::DenseMap<const clang::OpaqueValueExpr*, Value> opaque_values_;
  std::vector<Loop> loops_;
  std::vector<Switch> switches_;
  llvm::DenseMap<const clang::LabelDecl*, Label> labels_;
  llvm::DenseMap<const clang::LabelDecl*, std::vector<PendingJump>> pending_;
  ir::Range scope_end_;
  // Set while a default argument is lowered: it is seen at the call.
  std::optional<ir::Range> range_override_;
  // Temporaries that hold a bound function: what std::bind was given.
  struct Bound {
    ir::Place place;
    std::vector<ir::Operand> operands;
  };
  std::vector<Bound> bound_;
  llvm::DenseSet<std::uint32_t> signal_unsafe_;  // callees that are noted
  std::map<unsigned, std::uint32_t> indices_;    // by the words of an index
  ir::Place guarded_static_;  // first initialisation of a static variable
  std::optional<ir::Range> result_range_;
  unsigned nesting_ = 0;
};

// Pushes on construction, pops on destruction.
class FunctionLowering::Scope {
 public:
  Scope(FunctionLowering& lowering, ir::Range end)
      : lowering_(lowering),
        depth_(lowering.body_.depth()),
        outer_(lowering.scope_end_) {
    lowering.scope_end_ = end;
  }
  ~Scope() {
    lowering_.body_.pop_to(depth_);
    lowering_.scope_end_ = outer_;
  }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  FunctionLowering& lowering_;
  std::size_t depth_;
  ir::Range outer_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_FUNCTION_LOWERING_H_
