// Every ticket takes the next number from a static member; tickets are printed
// by several counters at once.
#include <string>
#include <thread>
#include <vector>

class Ticket {
 public:
  explicit Ticket(std::string event) : event_(std::move(event)), id_(take_id()) {}
  int id() const { return id_; }

 private:
  static int take_id() {
    return ++last_id_;  //~ unguarded-shared-access
  }

  static inline int last_id_ = 1000;
  std::string event_;
  int id_;
};

class Counter {
 public:
  void sell(int count) {
    for (int i = 0; i < count; ++i) sold_.emplace_back("concert");
  }
  int highest() const { return sold_.empty() ? 0 : sold_.back().id(); }

 private:
  std::vector<Ticket> sold_;
};

int main() {
  Counter east, west;
  {
    std::jthread first([&east] { east.sell(200); });
    std::jthread second([&west] { west.sell(200); });
  }
  return east.highest() > 1000 && west.highest() > 1000 ? 0 : 1;
}
