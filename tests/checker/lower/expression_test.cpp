// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What reads and writes an expression comes to, and in which order.

#include "tests/checker/lower/lowered.h"

namespace fearless::lower {
namespace {

const char* const kNode = R"cc(
  struct Node {
    int value;
    Node* next;
    int& ref;
  };
  int f();
  int g(int);
  int& ref_to(int&);
  int* pointer_to(Node&);
  extern int shared;
)cc";

TEST(Expression, ReadsThePointerBeforeThePointee) {
  Lowered code(std::string(kNode) + "int f(Node* p) { return p->value; }");
  code.expect_all("f", {"bb0:", "read _1", "copy _0 = _1.*.value",
                        "kill _1 implicit", "return"});
}

TEST(Expression, ReadsEveryPointerOfAChain) {
  Lowered code(std::string(kNode) + "void f(Node* p) { p->next->value = 1; }");
  code.expect("f",
              {"read _1", "read _1.*.next", "constant _1.*.next.*.value = 1"});
}

TEST(Expression, ReachesThroughAReferenceMember) {
  Lowered code(std::string(kNode) + "void f(Node& n) { n.ref = 2; }");
  code.expect("f", {"constant _1.*.ref.* = 2"});
}

TEST(Expression, ReadsAndWritesInPlace) {
  Lowered code(std::string(kNode) +
               "void f(int& n, Node* p) { n += 2; ++p->value; }");
  code.expect("f", {"read _1.*", "write _1.*", "read _2", "read _2.*.value",
                    "write _2.*.value"});
}

TEST(Expression, EvaluatesTheRightSideOfAnAssignmentFirst) {
  Lowered code("void f(int* a, int* b) { *a = *b; }");
  code.expect("f", {"read _2", "read _1", "copy _1.* = _2.*"});
}

TEST(Expression, ChoosesBetweenValuesInBothArms) {
  Lowered code("int* f(bool c, int* a, int* b) { return c ? a : b; }");
  code.expect("f", {"branch _1 bb1 bb3", "copy _0 = _2"});
  code.expect("f", {"bb3:", "copy _0 = _3"});
}

TEST(Expression, ChoosesBetweenObjectsThroughAPointer) {
  Lowered code("void f(bool c, int& a, int& b) { (c ? a : b) = 1; }");
  code.expect("f", {"borrow _4 = &_2.*", "constant _4.* = 1"});
  code.expect("f", {"bb3:", "borrow _4 = &_3.*"});
}

TEST(Expression, TurnsLogicIntoBranches) {
  Lowered code("bool f(bool a, bool b) { return a && !b; }");
  code.expect_all(
      "f", {"bb0:", "read _1", "branch _1 bb1 bb2", "bb1:", "read _2",
            "branch _2 bb2 bb4", "bb2:", "constant _3 = 0", "goto bb3",
            "bb3:", "move _0 = _3", "kill _2 implicit", "kill _1 implicit",
            "return", "bb4:", "constant _3 = 1", "goto bb3"});
}

TEST(Expression, IndexesArraysAndPointers) {
  Lowered code(R"cc(
    struct Big {
      int a[4];
      int (*table)[2];
    };
    int f(int* p, Big& b, int i) { return p[i] + b.a[i] + b.table[i][1]; }
  )cc");
  code.expect("f", {"read _1", "read _3", "read _1.*[~1]", "read _2.*.a[~1]",
                    "read _2.*.table", "read _2.*.table.*[~1][1]"});
}

TEST(Expression, TakesAddresses) {
  Lowered code(std::string(kNode) + R"cc(
    void f(Node& n) {
      int* p = &n.value;
      *p = 1;
    }
    void g(int* p, int n) {
      int* q = p + n;
      *q = 1;
    }
    void h(int (&a)[3]) {
      int* p = a;
      *p = 1;
    }
  )cc");
  code.expect("f", {"borrow _2 = &_1.*.value", "read _2", "constant _2.* = 1"});
  code.expect("g", {"copy _3 = _1", "read _3", "constant _3.* = 1"});
  code.expect("h", {"borrow _2 = &_1.*[]"});
}

TEST(Expression, BindsReferences) {
  Lowered code(std::string(kNode) + R"cc(
    void f(Node& n) {
      int& r = n.value;
      r = 3;
      int& s = r;
      s = 4;
    }
    int& g(Node& n) { return n.value; }
    void h(Node& n) {
      int& r = ref_to(n.value);
      r = 2;
      ref_to(r) = 5;
    }
  )cc");
  code.expect("f", {"borrow _2 = &_1.*.value", "constant _2.* = 3",
                    "borrow _3 = &_2.*", "constant _3.* = 4"});
  code.expect("g", {"borrow _0 = &_1.*.value"});
  code.expect("h", {"call \"ref_to\"(borrow_mut _1.*.value) -> _2 may_throw",
                    "constant _2.* = 2",
                    "call \"ref_to\"(borrow_mut _2.*) -> _3 may_throw",
                    "constant _3.* = 5"});
}

TEST(Expression, AllocatesIntoAFreshPointer) {
  Lowered code(std::string(kNode) + R"cc(
    void* operator new(unsigned long, void*) noexcept;
    void one() {
      Node* n = new Node{1, nullptr, shared};
      delete n;
    }
    void placed(void* p) {
      int* n = new (p) int(4);
      *n = 5;
    }
    void many() {
      int* a = new int[3];
      delete[] a;
    }
  )cc");
  code.expect("one", {"call \"operator new\"() -> _2 implicit",
                      "constant _2.*.value = 1", "constant _2.*.next = 0",
                      "borrow _2.*.ref = &@shared", "move _1 = _2", "read _1",
                      "kill _1.*"});
  code.expect("placed", {"constant _1.* = 4", "copy _2 = _1", "read _2",
                         "constant _2.* = 5"});
  code.expect("many", {"move _1 = _2", "read _1", "kill _1.*"});
}

TEST(Expression, KeepsThePlaceThroughCasts) {
  Lowered code(std::string(kNode) + R"cc(
    int f(void* p) {
      auto* n = static_cast<Node*>(p);
      return n->value;
    }
    int g(const char* s) { return ((const Node*)s)->value; }
  )cc");
  code.expect("f", {"copy _2 = _1", "read _2", "copy _0 = _2.*.value"});
  code.expect("g", {"read _1", "copy _0 = _1.*.value"});
}

TEST(Expression, KnowsAtomicTypesAndBuiltins) {
  Lowered code(R"cc(
    void f(int* p) {
      _Atomic int a = 0;
      a++;
      int b = a;
      __atomic_store_n(p, b, __ATOMIC_SEQ_CST);
      __sync_fetch_and_add(p, 1);
    }
  )cc");
  code.expect("f",
              {"constant _2 = 0", "atomic _2", "atomic _2 shared", "read _1",
               "read _3", "atomic _1.* stores", "read _1", "atomic _1.*"});
  code.expect_none("f", "write");
}

TEST(Expression, HandlesTheRest) {
  Lowered code(std::string(kNode) + R"cc(
    union Either {
      int number;
      float real;
    };
    int comma(int a) { return (a++, a); }
    int member(Node& n, int Node::* m) { return n.*m; }
    int either(Either e) {
      e.number = 1;
      return e.number;
    }
    int elvis(int* a, int* b) { return *(a ?: b); }
    int block() {
      return ({
        int x = f();
        x;
      });
    }
    void assembly() { asm volatile("" ::: "memory"); }
    void globals() { shared = 1; }
  )cc");
  code.expect("comma", {"read _1", "write _1", "copy _0 = _1"});
  code.expect("member", {"read _2", "copy _0 = _1.*"});
  code.expect("either", {"constant _1.number = 1", "copy _0 = _1.number"});
  code.expect("elvis", {"branch _1 bb1 bb3"});
  code.expect("block", {"call \"f\"() -> _1 may_throw", "copy _0 = _1",
                        "kill _1 implicit"});
  code.expect("assembly", {"opaque"});
  code.expect("globals", {"constant @shared = 1"});
}

}  // namespace
}  // namespace fearless::lower
