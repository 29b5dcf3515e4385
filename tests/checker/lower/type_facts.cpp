// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "tests/checker/lower/type_facts.h"

#include "checker/lower/role_lexicon.h"
#include "checker/lower/source_map.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Driver/Driver.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Program.h"

namespace fearless::lower {
namespace {

constexpr const char* kStandIn = R"cc(
  namespace std {
  inline namespace v1 {
  using size_t = decltype(sizeof(0));
  template <class T>
  struct default_delete {};
  template <class T>
  class allocator {};
  template <class T>
  T&& move(T& t) {
    return static_cast<T&&>(t);
  }
  template <class T, class A = allocator<T>>
  struct vector {
    T* begin();
    T* end();
    const T* begin() const;
    const T* end() const;
    T& operator[](size_t);
    const T& operator[](size_t) const;
    void push_back(const T&);
    void clear();
    size_t size() const;
    T* first;
    T* last;
  };
  template <class C>
  struct char_traits {};
  template <class C, class T = char_traits<C>, class A = allocator<C>>
  struct basic_string {
    basic_string& operator=(const char*);
    size_t size() const;
    C* text;
  };
  template <class K, class V>
  struct map {
    V& operator[](const K&);
    size_t size() const;
    V* root;
  };
  template <class T, class D = default_delete<T>>
  class unique_ptr {
   public:
    unique_ptr();
    unique_ptr(const unique_ptr&) = delete;
    unique_ptr(unique_ptr&&);
    T* operator->() const;
    T& operator*() const;

   private:
    T* p;
  };
  template <class T>
  class shared_ptr {
   public:
    shared_ptr();
    shared_ptr(const shared_ptr&);
    T* operator->() const;
    T& operator*() const;

   private:
    T* p;
    void* count;
  };
  template <class T>
  class atomic {
   public:
    atomic(T = T());
    atomic(const atomic&) = delete;
    T load() const;
    T operator++();
    T operator--();
    T fetch_add(T);
    T fetch_sub(T);
    void store(T);
    T exchange(T);

   private:
    T value;
  };
  template <class T>
  struct atomic_ref {
    explicit atomic_ref(T&);
    T fetch_add(T) const;
    T fetch_sub(T) const;
    T* p;
  };
  class mutex {
   public:
    mutex();
    mutex(const mutex&) = delete;
    void lock();
    void unlock();
    bool try_lock();
  };
  class recursive_mutex {
   public:
    void lock();
    void unlock();
  };
  class shared_mutex {
   public:
    void lock();
    void unlock();
    void lock_shared();
    void unlock_shared();
  };
  template <class M>
  class lock_guard {
   public:
    explicit lock_guard(M&);
    lock_guard(const lock_guard&) = delete;
    ~lock_guard();
    M& m;
  };
  template <class M>
  class unique_lock {
   public:
    unique_lock();
    explicit unique_lock(M&);
    unique_lock(unique_lock&&);
    ~unique_lock();
    void unlock();
    void lock();
    M* m;
  };
  class once_flag {
    int state;
  };
  template <class F>
  void call_once(once_flag&, F&&);
  class thread {
   public:
    thread();
    thread(thread&&);
    unsigned long id;
  };
  template <class... T>
  class variant {
    int which;
  };
  template <class... T>
  class tuple {
    int which;
  };
  template <class T>
  class optional {
   public:
    T& operator*();
    bool has;
  };
  template <class A, class B>
  struct pair {
    A first;
    B second;
  };
  template <class T, size_t N>
  struct array {
    T elements[N];
  };
  template <class T>
  class function;
  template <class R, class... A>
  class function<R(A...)> {
    void* f;
  };
  template <class C, class T = char_traits<C>>
  class basic_string_view {
    const C* text;
  };
  }  // namespace v1
  typedef basic_string<char> string;
  using string_view = basic_string_view<char>;
  }  // namespace std
  typedef unsigned long pthread_t;
  typedef union {
    char data[40];
  } pthread_mutex_t;
  extern "C" int pthread_mutex_lock(pthread_mutex_t*);
  extern "C" int pthread_mutex_unlock(pthread_mutex_t*);
)cc";

std::string resource_directory() {
  const auto clang = llvm::sys::findProgramByName("clang++-19");
  if (!clang) return {};
  llvm::SmallString<256> real;
  if (llvm::sys::fs::real_path(*clang, real)) return {};
  return clang::driver::Driver::GetResourcesPath(real);
}

std::vector<std::string> arguments(bool with_stand_in,
                                   const std::string& standard) {
  std::vector<std::string> all = {standard, "-w", "-ferror-limit=0",
                                  "-resource-dir=" + resource_directory()};
  if (with_stand_in) {
    for (const char* word :
         {"-isystem", "/stand_in", "-include", "stand_in.h"}) {
      all.push_back(word);
    }
  }
  return all;
}

struct Finder : clang::RecursiveASTVisitor<Finder> {
  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitNamedDecl(clang::NamedDecl* declaration) {
    if (declaration->getNameAsString() != name || !type.isNull() ||
        declaration->getASTContext().getSourceManager().isInSystemHeader(
            declaration->getLocation())) {
      return true;
    }
    if (auto* value = llvm::dyn_cast<clang::ValueDecl>(declaration)) {
      type = value->getType();
    } else if (auto* named = llvm::dyn_cast<clang::TypeDecl>(declaration)) {
      type = named->getASTContext().getTypeDeclType(named);
    }
    if (!type.isNull()) found = declaration;
    return true;
  }
  std::string name;
  clang::QualType type;
  const clang::NamedDecl* found = nullptr;
};

}  // namespace

struct TypeFacts::Unit {
  Unit(const std::string& code, const std::vector<std::string>& arguments)
      : ast(clang::tooling::buildASTFromCodeWithArgs(
            code, arguments, "input.cc", "clang-tool",
            std::make_shared<clang::PCHContainerOperations>(),
            clang::tooling::getClangStripDependencyFileAdjuster(),
            {{"/stand_in/stand_in.h", kStandIn}}, &ignored)),
        context(ast->getASTContext()),
        sources(context.getSourceManager(), context.getLangOpts(), module),
        types(context, words(), module, sources) {}

  Finder search(const std::string& name) {
    Finder finder;
    finder.name = name;
    finder.TraverseDecl(context.getTranslationUnitDecl());
    return finder;
  }

  clang::DiagnosticConsumer ignored;  // counts only
  std::unique_ptr<clang::ASTUnit> ast;
  clang::ASTContext& context;
  ir::Module module;
  SourceMap sources;
  TypeTable types;
};

TypeFacts::TypeFacts(const std::string& code, bool may_be_wrong,
                     bool with_stand_in, const std::string& standard)
    : unit_(std::make_unique<Unit>(code, arguments(with_stand_in, standard))) {
  EXPECT_EQ(unit_->ignored.getNumErrors() > 0, may_be_wrong) << code;
}

TypeFacts::~TypeFacts() = default;

const ir::Type& TypeFacts::of(const std::string& name) {
  const ir::TypeId id = types().type(find(name));
  types().complete();
  return module().types[id];
}

clang::QualType TypeFacts::find(const std::string& name) {
  return unit_->search(name).type;
}

const clang::NamedDecl* TypeFacts::declaration(const std::string& name) {
  return unit_->search(name).found;
}

const ir::Field* TypeFacts::field(const ir::Type& type,
                                  const std::string& name) {
  for (const ir::FieldId id : type.fields) {
    if (module().fields[id].name == name) return &module().fields[id];
  }
  return nullptr;
}

clang::ASTContext& TypeFacts::context() { return unit_->context; }
ir::Module& TypeFacts::module() { return unit_->module; }
TypeTable& TypeFacts::types() { return unit_->types; }

const vocabulary::Vocabulary& TypeFacts::words() {
  static const auto* words =
      new vocabulary::Vocabulary(vocabulary::Vocabulary::builtin());
  return *words;
}

std::string chain(const ir::Trait& trait) {
  std::string text;
  for (const ir::Reason& reason : trait.because) {
    if (!text.empty()) text += " -> ";
    text += reason.text;
  }
  return text;
}

std::vector<unsigned> lines(const ir::Trait& trait) {
  std::vector<unsigned> lines;
  for (const ir::Reason& reason : trait.because) {
    lines.push_back(reason.range.line);
  }
  return lines;
}

}  // namespace fearless::lower
