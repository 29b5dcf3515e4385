// The catalog builds its index when it is first searched; the searches of a
// request run side by side on one `const` catalog.
#include <algorithm>
#include <future>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

class Catalog {
 public:
  explicit Catalog(std::vector<std::string> titles)
      : titles_(std::move(titles)) {}

  bool has(const std::string& title) const {
    const std::vector<std::string>& sorted = index();
    return std::binary_search(sorted.begin(), sorted.end(), title);
  }

 private:
  const std::vector<std::string>& index() const {
    if (!index_) {
      index_ = titles_;
      std::sort(index_->begin(), index_->end());
    }
    return *index_;
  }

  std::vector<std::string> titles_;
  mutable std::optional<std::vector<std::string>> index_;
};

int count_known(const std::shared_ptr<const Catalog>& catalog,
                const std::vector<std::string>& wanted) {
  std::future<int> first_half = std::async(
      std::launch::async, [catalog, first = wanted.front()] {  //~ non-sync-shared
        return catalog->has(first) ? 1 : 0;
      });
  const int rest = catalog->has(wanted.back()) ? 1 : 0;
  return first_half.get() + rest;
}

int main() {
  auto catalog = std::make_shared<const Catalog>(
      std::vector<std::string>{"Emma", "Ulysses", "Dune"});
  std::cout << count_known(catalog, {"Dune", "Emma"}) << '\n';
}
