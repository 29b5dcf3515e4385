// std::async copies its argument: a boost-like intrusive pointer, plain count.
#include <future>
#include <iostream>
#include <map>
#include <string>
#include <utility>

namespace graph {

class Graph {
 public:
  void AddEdge(int from, int to) { edges_.emplace(from, to); }
  std::size_t EdgesFrom(int node) const { return edges_.count(node); }

 private:
  friend void intrusive_ptr_add_ref(Graph* graph) { graph->use_count_ += 1; }
  friend void intrusive_ptr_release(Graph* graph) {
    graph->use_count_ -= 1;
    if (graph->use_count_ == 0) delete graph;
  }

  std::multimap<int, int> edges_;
  long use_count_ = 0;
};

}  // namespace graph

template <typename T>
class intrusive_ptr {
 public:
  explicit intrusive_ptr(T* p) : p_(p) {
    if (p_ != nullptr) intrusive_ptr_add_ref(p_);
  }
  intrusive_ptr(const intrusive_ptr& rhs) : intrusive_ptr(rhs.p_) {}
  intrusive_ptr& operator=(intrusive_ptr rhs) {
    std::swap(p_, rhs.p_);
    return *this;
  }
  ~intrusive_ptr() {
    if (p_ != nullptr) intrusive_ptr_release(p_);
  }
  T* get() const { return p_; }
  T& operator*() const { return *p_; }

 private:
  T* p_;
};

std::size_t OutDegree(intrusive_ptr<graph::Graph> graph, int node) {
  return (*graph).EdgesFrom(node);
}

int main() {
  const intrusive_ptr<graph::Graph> roads(new graph::Graph);
  for (int town = 1; town < 40; ++town) (*roads).AddEdge(town % 5, town);

  std::future<std::size_t> hub =
      std::async(std::launch::async,
                 [](intrusive_ptr<graph::Graph> g) { return OutDegree(g, 0); },
                 roads);  //~ thread-unsafe-refcount
  const std::size_t other = OutDegree(roads, 3);
  std::cout << hub.get() << ' ' << other << '\n';
}
