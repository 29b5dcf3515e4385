// The copy constructor counts, but in the copy itself: nothing is shared.
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace trace {

// A request context that knows how often it has been handed on.
class Context {
 public:
  explicit Context(std::string id) : id_(std::move(id)) {}
  Context(const Context& other)
      : id_(other.id_), generation_(other.generation_) {
    ++generation_;
  }
  Context& operator=(const Context& other) {
    id_ = other.id_;
    generation_ = other.generation_;
    ++generation_;
    return *this;
  }
  ~Context() { --generation_; }

  std::string Describe() const {
    return id_ + "#" + std::to_string(generation_);
  }

 private:
  std::string id_;
  int generation_ = 0;
};

struct Span {
  Context context;
  const char* name;
};

std::size_t Record(Span span) {
  return span.context.Describe().size() + std::string(span.name).size();
}

}  // namespace trace

int main() {
  const trace::Span span{trace::Context("req-81"), "checkout"};
  std::vector<std::size_t> recorded(3, 0);
  std::size_t here = 0;
  {
    std::vector<std::jthread> workers;
    for (std::size_t& result : recorded) {
      workers.emplace_back([span, &result] {
        for (int i = 0; i < 20; ++i) result += trace::Record(span);
      });
    }
    for (int i = 0; i < 20; ++i) here += trace::Record(span);
  }
  for (const std::size_t bytes : recorded) here += bytes;
  std::cout << (here > 0 ? "recorded\n" : "lost\n");
}
