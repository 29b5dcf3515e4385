// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the lowering of all functions of one unit shares: the module that is
// being written, the tables of types, callees and source files, and the list
// of functions still to lower. Functions are found by traversal.h and by
// lowering itself (lambdas, local classes); each is lowered once. Names and
// vocabulary look-ups are remembered per declaration.

#ifndef FEARLESS_CHECKER_LOWER_UNIT_LOWERING_H_
#define FEARLESS_CHECKER_LOWER_UNIT_LOWERING_H_

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "checker/ir/module.h"
#include "checker/lower/instantiation.h"
#include "checker/lower/source_map.h"
#include "checker/lower/type_table.h"
#include "checker/vocabulary/vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace fearless::lower {

// A body to lower. Without a function it is the destructor that the compiler
// makes for `record`.
struct Body {
  const clang::FunctionDecl* function = nullptr;
  const clang::CXXRecordDecl* record = nullptr;
};

// The qualified name of each argument of a call that is an enumerator; empty
// when none is.
std::vector<std::string> constant_arguments(const clang::Expr* call);

class UnitLowering {
 public:
  UnitLowering(clang::ASTContext& context,
               const vocabulary::Vocabulary& vocabulary, ir::Module& module,
               std::size_t max_events, clang::Sema* sema);

  clang::ASTContext& context() { return context_; }
  ir::Module& module() { return module_; }
  SourceMap& sources() { return sources_; }
  TypeTable& types() { return types_; }
  const vocabulary::Vocabulary& vocabulary() { return vocabulary_; }
  std::size_t max_events() const { return max_events_; }

  // Puts a body on the list, once. False: it is not for us, or known already.
  bool add(const clang::FunctionDecl* function);
  bool add_destructor(const clang::CXXRecordDecl* record);
  // The same for a function that only skipped library code would call: it may
  // have to be instantiated first.
  void want(const clang::FunctionDecl* function);
  // Constructors, also those that nobody has declared.
  void want_members(const clang::CXXRecordDecl* record);
  // Initialisers of variables at namespace scope, run before main.
  void add_initializer(const clang::VarDecl* variable);
  // Lowers everything on the list and what it leads to, then fills in what
  // refers to functions by number.
  void run();

  // A function as something to call. `is_virtual`: dispatched at run time.
  std::uint32_t callee(const clang::FunctionDecl* function, bool is_virtual);
  // The destructor of `record`, when calling it means anything to us.
  std::uint32_t destructor(const clang::CXXRecordDecl* record);

  // What the vocabulary says of a call; nullptr: nothing. `object` is the
  // class named at a method call, which may derive from the method's;
  // `constants`: the enumerator that each argument is, where it is one.
  const vocabulary::FunctionModel* model(
      const clang::FunctionDecl* function, const clang::CXXRecordDecl* object,
      std::size_t arguments, const std::vector<std::string>& constants = {});
  // The same for a constructor that is a template nobody instantiated here.
  const vocabulary::FunctionModel* constructor_model(
      const clang::CXXRecordDecl* record,
      const std::vector<clang::QualType>& arguments);

  bool is_system(const clang::Decl* declaration);
  // Whether a library's function must not run in what handles a signal.
  bool is_signal_unsafe(const clang::FunctionDecl* function);
  // What some functions of a library keep between their calls.
  ir::GlobalId library_state(const std::string& name, bool has_safe_libraries);

 private:
  using ModelKey =
      std::tuple<const clang::FunctionDecl*, const clang::CXXRecordDecl*,
                 std::size_t, std::vector<std::string>>;

  void lower(const Body& body);
  void keep(const clang::Decl* key, ir::Function function);
  void link_functions();
  void link_record(const clang::Decl* key, ir::FunctionId id);
  const vocabulary::FunctionModel* find_model(
      const clang::FunctionDecl* function, const clang::CXXRecordDecl* object,
      std::size_t arguments, const std::vector<std::string>& constants);

  clang::ASTContext& context_;
  const vocabulary::Vocabulary& vocabulary_;
  ir::Module& module_;
  SourceMap sources_;
  TypeTable types_;
  std::size_t max_events_;
  Instantiation instantiation_;

  std::vector<Body> bodies_;
  std::vector<const clang::VarDecl*> initializers_;
  llvm::DenseSet<const clang::Decl*> known_;
  // Functions by canonical declaration; implicit destructors by their class.
  llvm::DenseMap<const clang::Decl*, ir::FunctionId> functions_;
  // Callees by canonical declaration (or class), and whether virtual.
  llvm::DenseMap<std::pair<const clang::Decl*, unsigned>, std::uint32_t>
      callees_;
  std::vector<const clang::Decl*> callee_keys_;
  std::map<ModelKey, const vocabulary::FunctionModel*> models_;
  llvm::DenseMap<const clang::Decl*, bool> signal_unsafe_;
  std::map<std::string, ir::GlobalId> library_states_;
};

}  // namespace fearless::lower

#endif  // FEARLESS_CHECKER_LOWER_UNIT_LOWERING_H_
