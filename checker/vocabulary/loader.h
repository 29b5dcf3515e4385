// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a YAML tree to models. Everything a file says is collected first and
// merged into the vocabulary when the whole file was right. What may stand
// where is in README.md of this folder; the tables of keys below are what the
// messages list.

#ifndef FEARLESS_CHECKER_VOCABULARY_LOADER_H_
#define FEARLESS_CHECKER_VOCABULARY_LOADER_H_

#include <map>
#include <string>
#include <vector>

#include "checker/vocabulary/signature.h"
#include "checker/vocabulary/source.h"
#include "checker/vocabulary/tree.h"
#include "checker/vocabulary/vocabulary.h"

namespace fearless::vocabulary {

class Loader {
 public:
  Loader(Vocabulary& vocabulary, Source& source)
      : vocabulary_(vocabulary), source_(source) {}

  // False when something is wrong: see `source`. Changes nothing yet.
  bool read(const Tree& root);
  // REQUIRES: read() returned true.
  void merge();

 private:
  using EntryIds = std::vector<std::uint32_t>;  // into entries_

  bool read_section(llvm::StringRef key, const Tree& value, const char* at);
  bool read_namespaces(const Tree& namespaces);
  bool read_types(const Tree& types);
  bool read_type(llvm::StringRef name, const Tree& type);
  bool read_type_key(TypeModel& model, const Tree& key, const Tree& value);
  bool read_like(TypeModel& model, const Tree& type);
  bool read_roles(TypeModel& model, const Tree& value);
  bool read_also(const TypeModel& model, const Tree& type);
  bool read_traits(TypeModel& model, const Tree& type);
  bool read_trait(TraitRule& rule, const Tree& value);
  bool read_functions(llvm::StringRef prefix, const Tree& functions);
  bool read_function(llvm::StringRef prefix, const Tree& key,
                     const Tree& value);
  bool read_function_like(const std::string& name, llvm::StringRef target);
  bool read_entry(const std::string& name, const Signature& signature,
                  const Tree& value, EntryIds& made);
  bool read_model(FunctionModel& model, const Tree& value);
  bool read_names(const Tree& list, std::vector<std::string>& names);
  bool expect_words(const Tree& tree, llvm::StringRef what);
  bool expect(const Tree& tree, Tree::Kind kind, llvm::StringRef what);

  void inherit(TypeModel& model) const;
  const TypeModel* known_type(llvm::StringRef name) const;

  Vocabulary& vocabulary_;
  Source& source_;
  std::vector<FunctionModel> entries_;
  std::map<std::string, EntryIds> functions_;
  std::map<std::string, TypeModel> types_;
  std::map<std::string, std::string> like_, namespaces_;
  NamedLists named_;
  std::vector<std::string> synchronized_, signal_unsafe_;
};

}  // namespace fearless::vocabulary

#endif  // FEARLESS_CHECKER_VOCABULARY_LOADER_H_
