// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "gtest/gtest.h"
#include "tests/checker/lower/type_facts.h"

namespace fearless::lower {
namespace {

using ir::Answer;
using ir::CopyMeaning;
using ir::Role;

// An intrusive pointer as production code writes it.
constexpr const char* kPointer = R"cc(
  template <class T>
  class Ref {
   public:
    Ref() : p_(nullptr) {}
    explicit Ref(T* p) : p_(p) {
      if (p_) p_->add_ref();
    }
    Ref(const Ref& other) : p_(other.p_) {
      if (p_) p_->add_ref();
    }
    Ref(Ref&& other) : p_(other.p_) { other.p_ = nullptr; }
    ~Ref() {
      if (p_) p_->release();
    }
    T* operator->() const { return p_; }

   private:
    T* p_;
  };
)cc";

struct Case {
  const char* code;
  const char* chain;
};

class PlainCount : public testing::TestWithParam<Case> {};

TEST_P(PlainCount, IsNeitherSendNorSync) {
  TypeFacts facts(GetParam().code);
  const ir::Type& type = facts.of("x");
  EXPECT_TRUE(type.is(Role::kPlainRefCount)) << GetParam().code;
  EXPECT_FALSE(type.is(Role::kAtomicRefCount));
  EXPECT_EQ(type.copy, CopyMeaning::kSharedOwner);
  EXPECT_TRUE(type.send.is_no(ir::Cause::kCount));
  EXPECT_TRUE(type.sync.is_no(ir::Cause::kCount));
  EXPECT_EQ(chain(type.send), GetParam().chain);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, PlainCount,
    testing::Values(
        // A count on the heap, reached directly.
        Case{"class Rc { public: Rc() : n_(new long(1)) {}"
             " Rc(const Rc& o) : n_(o.n_) { ++*n_; }"
             " ~Rc() { if (--*n_ == 0) delete n_; } long* n_; }; Rc x;",
             "`Rc` counts references in `Rc::n_` -> "
             "`Rc::n_` refers to a plain `long`, changed by every copy"},
        // A control block.
        Case{"struct Block { int uses; int value; };"
             "class Rc { public: Rc() : b_(new Block{1, 2}) {}"
             " Rc(const Rc& o) : b_(o.b_) { b_->uses += 1; }"
             " ~Rc() { drop(); } void drop() {"
             " if ((b_->uses -= 1) == 0) delete b_; } Block* b_; }; Rc x;",
             "`Rc` counts references in `Block::uses` -> "
             "`Block::uses` is a plain `int`, changed by every copy"},
        // A copy that delegates, in a template that nobody copies.
        Case{"struct Counts { int weak; };"
             "template <class T> class Weak { public:"
             " Weak(T* p, Counts* c) : p_(p), c_(c) { ++c_->weak; }"
             " Weak(const Weak& o) : Weak(o.p_, o.c_) {}"
             " ~Weak() { if (--c_->weak == 0) delete c_; }"
             " T* p_; Counts* c_; }; Weak<int> x(nullptr, nullptr);",
             "`Weak<int>` counts references in `Counts::weak` -> "
             "`Counts::weak` is a plain `int`, changed by every copy"},
        // A control block inside the template.
        Case{"template <class T> class Rc { struct Block { T value; int uses;"
             " }; Block* b_; public: Rc() : b_(new Block) {}"
             " Rc(const Rc& o) : b_(o.b_) { b_->uses = b_->uses + 1; }"
             " ~Rc() { if (--b_->uses == 0) delete b_; }"
             " T& operator*() const { return b_->value; } }; Rc<int> x;",
             "`Rc<int>` counts references in `Block::uses` -> "
             "`Block::uses` is a plain `int`, changed by every copy"},
        // The copy constructor delegates.
        Case{"struct N { int refs = 0; };"
             "class P { public: explicit P(N* n) : n_(n) { ++n_->refs; }"
             " P(const P& o) : P(o.n_) {} ~P() { --n_->refs; } N* n_; };"
             "P x(new N);",
             "`P` counts references in `N::refs` -> "
             "`N::refs` is a plain `int`, changed by every copy"},
        // Free functions.
        Case{"struct N { unsigned refs; };"
             "void retain(N* n) { n->refs++; }"
             "void release(N& n) { if (--n.refs == 0) delete &n; }"
             "class P { public: P() : n_(new N) {}"
             " P(const P& o) : n_(o.n_) { retain(n_); }"
             " ~P() { release(*n_); } N* n_; }; P x;",
             "`P` counts references in `N::refs` -> "
             "`N::refs` is a plain `unsigned int`, changed by every copy"},
        // A policy class.
        Case{"struct Plain { static void up(int& n) { ++n; }"
             " static bool down(int& n) { return --n == 0; } };"
             "struct B { int uses; };"
             "template <class Policy> class P { public: P() : b_(new B{1}) {}"
             " P(const P& o) : b_(o.b_) { Policy::up(b_->uses); }"
             " ~P() { if (Policy::down(b_->uses)) delete b_; } B* b_; };"
             "P<Plain> x; P<Plain> y(x);",
             "`P<Plain>` counts references in `B::uses` -> "
             "`B::uses` is a plain `int`, changed by every copy"},
        // A clone method in place of a copy constructor.
        Case{"class Rc { public: explicit Rc(int* n) : n_(n) {}"
             " Rc(const Rc&) = delete; Rc(Rc&& o) : n_(o.n_) { o.n_ = 0; }"
             " Rc clone() const { ++*n_; return Rc(n_); }"
             " ~Rc() { if (n_) --*n_; } int* n_; }; Rc x(new int(1));",
             "`Rc` counts references in `Rc::n_` -> "
             "`Rc::n_` refers to a plain `int`, changed by every copy"}));

TEST(ReferenceCount, IntrusiveThroughABase) {
  TypeFacts facts(std::string(kPointer) + R"cc(
    template <class D>
    class Counted {
     public:
      void add_ref() const { ++refs_; }
      void release() const {
        if (--refs_ == 0) delete (D*)this;
      }

     private:
      mutable int refs_ = 0;
    };
    struct Node : Counted<Node> {
      int value;
    };
    Ref<Node> x;
    Ref<Node> y(x);
  )cc");
  const ir::Type& type = facts.of("x");
  EXPECT_TRUE(type.is(Role::kPlainRefCount));
  EXPECT_TRUE(type.is(Role::kSmartPointer));
  EXPECT_EQ(facts.module().types[type.pointee].name, "Node");
  EXPECT_EQ(chain(type.send),
            "`Ref<Node>` counts references in `Counted::refs_` -> "
            "`Counted::refs_` is a plain `int`, changed by every copy");
  EXPECT_EQ(lines(type.send), (std::vector<unsigned>{3, 31}));
}

TEST(ReferenceCount, InATemplateWhoseCopyIsNotInstantiated) {
  TypeFacts facts(std::string(kPointer) + R"cc(
    struct Node {
      void add_ref() { ++refs; }
      void release() { --refs; }
      int refs;
    };
    struct Scene {
      Ref<Node> root;
    };
    Scene* x;
    int size = sizeof(Scene);
  )cc");
  const ir::Type& type = facts.of("Scene");
  EXPECT_EQ(type.send.answer, Answer::kNo);
  EXPECT_EQ(chain(type.send),
            "`Scene` has a member `root` of type `Ref<Node>` -> "
            "`Ref<Node>` counts references in `Node::refs` -> "
            "`Node::refs` is a plain `int`, changed by every copy");
}

TEST(ReferenceCount, ByArgumentDependentLookup) {
  const char* code = R"cc(
    template <class T>
    class Handle {
     public:
      explicit Handle(T* p) : p_(p) { handle_add_ref(p_); }
      Handle(const Handle& o) : p_(o.p_) { handle_add_ref(p_); }
      ~Handle() { handle_release(p_); }

     private:
      T* p_;
    };
    namespace app {
    struct Job {
      int refs;
    };
    inline void handle_add_ref(Job* job) { ++job->refs; }
    inline void handle_release(Job* job) { --job->refs; }
    struct Task {
      int uses;
      friend void handle_add_ref(Task* t) { ++t->uses; }
      friend void handle_release(Task* t) { --t->uses; }
    };
    }  // namespace app
    int a = sizeof(Handle<app::Job>), b = sizeof(Handle<app::Task>);
    using JobHandle = Handle<app::Job>;
    using TaskHandle = Handle<app::Task>;
  )cc";
  TypeFacts facts(code);
  EXPECT_EQ(chain(facts.of("JobHandle").send),
            "`JobHandle` counts references in `Job::refs` -> "
            "`Job::refs` is a plain `int`, changed by every copy");
  EXPECT_TRUE(facts.of("TaskHandle").is(Role::kPlainRefCount));
}

TEST(ReferenceCount, APolicyThatIsNotInstantiated) {
  TypeFacts facts(R"cc(
    struct Plain {
      using count = int;
      static void up(int* n) { ++*n; }
      static bool down(int* n) { return --*n == 0; }
    };
    struct Shared {
      using count = std::atomic<int>;
      static void up(count* n) { n->fetch_add(1); }
      static bool down(count* n) { return n->fetch_sub(1) == 1; }
    };
    template <class T, class Policy>
    class Ptr {
      struct Block {
        T value;
        typename Policy::count uses;
      };
      Block* b_;

     public:
      Ptr() : b_(new Block) {}
      Ptr(const Ptr& o) : b_(o.b_) { Policy::up(&b_->uses); }
      ~Ptr() {
        if (Policy::down(&b_->uses)) delete b_;
      }
      T* operator->() const { return &b_->value; }
    };
    int a = sizeof(Ptr<int, Plain>), b = sizeof(Ptr<int, Shared>);
    template class Ptr<char, Shared>;
    using PlainPtr = Ptr<int, Plain>;
    using SharedPtr = Ptr<int, Shared>;
    using UsedPtr = Ptr<char, Shared>;
  )cc");
  EXPECT_EQ(facts.of("PlainPtr").send.answer, Answer::kNo);
  EXPECT_TRUE(facts.of("SharedPtr").is(Role::kAtomicRefCount));
  EXPECT_EQ(facts.of("SharedPtr").send.answer, Answer::kYes);
  EXPECT_TRUE(facts.of("UsedPtr").is(Role::kAtomicRefCount));
}

TEST(ReferenceCount, AtomicOnesMayBeSent) {
  for (const char* code : {
           "struct N { std::atomic<int> refs; };"
           "class P { public: P(const P& o) : n_(o.n_) { ++n_->refs; }"
           " ~P() { --n_->refs; } int& operator*(); N* n_; }; P* x;",
           "struct N { std::atomic<int> refs; };"
           "class P { public: P(const P& o) : n_(o.n_) {"
           " n_->refs.fetch_add(1); }"
           " ~P() { if (n_->refs.fetch_sub(1) == 1) delete n_; } N* n_; };"
           "P* x;",
           "struct N { int refs; };"
           "class P { public: P(const P& o) : n_(o.n_) {"
           " __atomic_add_fetch(&n_->refs, 1, 5); }"
           " ~P() { __atomic_sub_fetch(&n_->refs, 1, 5); } N* n_; }; P* x;",
           "struct N { volatile int refs; };"
           "class P { public: P(const P& o) : n_(o.n_) {"
           " __sync_add_and_fetch(&n_->refs, 1); }"
           " ~P() { __sync_sub_and_fetch(&n_->refs, 1); } N* n_; }; P* x;",
           "struct N { _Atomic(int) refs; };"
           "class P { public: P(const P& o) : n_(o.n_) { n_->refs++; }"
           " ~P() { n_->refs--; } N* n_; }; P* x;",
           "struct N { int refs; };"
           "class P { public: P(const P& o) : n_(o.n_) {"
           " std::atomic_ref<int>(n_->refs).fetch_add(1); }"
           " ~P() { std::atomic_ref<int> refs(n_->refs);"
           " if (refs.fetch_sub(1) == 1) delete n_; } N* n_; }; P* x;",
           "struct N { int refs; std::mutex mu; };"
           "class P { public: P(const P& o) : n_(o.n_) {"
           " std::lock_guard<std::mutex> g(n_->mu); n_->refs++; }"
           " ~P() { n_->mu.lock(); n_->refs--; n_->mu.unlock(); }"
           " N* n_; }; P* x;",
       }) {
    TypeFacts facts(code);
    const ir::Type& type = facts.of("P");
    EXPECT_TRUE(type.is(Role::kAtomicRefCount)) << code;
    EXPECT_FALSE(type.is(Role::kPlainRefCount)) << code;
    EXPECT_EQ(type.send.answer, Answer::kYes) << code;
    EXPECT_EQ(type.copy, CopyMeaning::kSharedOwner) << code;
  }
}

TEST(ReferenceCount, HandlesLinkedInARing) {
  TypeFacts facts(
      "template <class T> class Linked { public:"
      " explicit Linked(T* p) : p_(p) {}"
      " Linked(const Linked& o) : p_(o.p_) { join(o); }"
      " ~Linked() { if (next_ == this) delete p_; else leave(); }"
      " T& operator*() const { return *p_; } private:"
      " void join(const Linked& o) { next_ = o.next_; o.next_ = this; }"
      " void leave() { next_->prev_ = prev_; prev_->next_ = next_; }"
      " T* p_; mutable const Linked* next_ = this;"
      " mutable const Linked* prev_ = this; };"
      "Linked<int> x(new int); Linked<int> y(x);");
  const ir::Type& type = facts.of("x");
  EXPECT_TRUE(type.is(Role::kPlainRefCount));
  EXPECT_EQ(chain(type.send),
            "`Linked<int>` links its copies through `Linked::next_` -> "
            "`Linked::next_` is a plain `const Linked<int>*`, changed by every "
            "copy");
}

TEST(ReferenceCount, VolatileIsNotAtomic) {
  TypeFacts facts(
      "struct N { volatile int refs; };"
      "class P { public: P(const P& o) : n_(o.n_) { n_->refs = n_->refs + 1; }"
      " ~P() { const int left = n_->refs - 1; n_->refs = left; } N* n_; };");
  EXPECT_EQ(chain(facts.of("P").send),
            "`P` counts references in `N::refs` -> "
            "`N::refs` is a plain `volatile int`, changed by every copy");
}

TEST(ReferenceCount, WhatIsNone) {
  for (const char* code : {
           // Counts copies of itself, in itself.
           "struct x { x(const x& o) : n(o.n + 1) { ++n; } ~x() { --n; }"
           " int n; };",
           // Counts its instances in a global.
           "int live; struct x { x(const x&) { ++live; } ~x() { --live; } };",
           // A deep copy.
           "struct x { x(const x& o) : p(new int(*o.p)) { ++*p; }"
           " ~x() { delete p; } int* p; };",
           // Somebody else's destructor.
           "struct N { int refs; }; struct x { x(const x& o) : n(o.n) {"
           " ++n->refs; } ~x(); N* n; };",
       }) {
    TypeFacts facts(code);
    const ir::Type& type = facts.of("x");
    EXPECT_FALSE(type.is(Role::kPlainRefCount)) << code;
    EXPECT_NE(type.send.answer, Answer::kNo) << code;
  }
}

TEST(ReferenceCount, HandedDownToDerivedHandles) {
  TypeFacts facts(std::string(kPointer) + R"cc(
    struct Node {
      void add_ref() { ++refs; }
      void release() { --refs; }
      int refs;
    };
    struct NodePtr : Ref<Node> {
      using Ref<Node>::Ref;
    };
    NodePtr x;
  )cc");
  const ir::Type& type = facts.of("x");
  EXPECT_TRUE(type.is(Role::kPlainRefCount));
  EXPECT_EQ(type.copy, CopyMeaning::kSharedOwner);
  EXPECT_EQ(chain(type.send),
            "`NodePtr` derives from `Ref<Node>` -> "
            "`Ref<Node>` counts references in `Node::refs` -> "
            "`Node::refs` is a plain `int`, changed by every copy");
}

}  // namespace
}  // namespace fearless::lower
