// `refs_` counts citations of a paper. It keeps nothing alive.
#include <algorithm>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace library {

class Paper {
 public:
  explicit Paper(std::string title) : title_(std::move(title)) {}
  Paper(const Paper& other) = default;
  Paper& operator=(const Paper& other) = default;
  ~Paper() = default;

  void AddReference() { ++refs_; }
  void RemoveReference() { --refs_; }
  int references() const { return refs_; }
  const std::string& title() const { return title_; }

 private:
  std::string title_;
  int refs_ = 0;
};

class Bibliography {
 public:
  void Add(const Paper& paper) { papers_.push_back(paper); }
  void Cite(std::size_t index) { papers_[index].AddReference(); }
  void Retract(std::size_t index) { papers_[index].RemoveReference(); }
  int MostCited() const {
    int most = 0;
    for (const Paper& paper : papers_) {
      most = std::max(most, paper.references());
    }
    return most;
  }

 private:
  std::vector<Paper> papers_;
};

}  // namespace library

int main() {
  library::Bibliography bibliography;
  bibliography.Add(library::Paper("On computable numbers"));
  bibliography.Add(library::Paper("Communicating sequential processes"));
  bibliography.Cite(0);

  int most_cited = 0;
  std::jthread ranking([bibliography, &most_cited]() mutable {
    bibliography.Cite(0);  // in the thread's own copy
    most_cited = bibliography.MostCited();
  });
  bibliography.Cite(1);
  bibliography.Retract(0);
  ranking.join();
  std::cout << most_cited << ' ' << bibliography.MostCited() << '\n';
}
