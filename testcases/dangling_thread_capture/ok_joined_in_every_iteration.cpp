// The thread of each iteration refers to its locals and ends within it.
#include <algorithm>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

struct Page {
  std::string text;
  std::size_t score = 0;
};

std::size_t Rank(std::vector<std::string> texts) {
  std::size_t best = 0;
  for (std::string& text : texts) {
    Page page{std::move(text)};
    const bool is_draft = page.text.starts_with("DRAFT");
    const std::jthread scorer(
        [&page] { page.score = page.text.size() * 7 % 101; });
    if (is_draft) continue;
  }
  for (int round = 0; round < 3; ++round) {
    std::vector<std::size_t> scores(4, 0);
    std::vector<std::jthread> scorers;
    for (std::size_t& score : scores) {
      const std::size_t seed = static_cast<std::size_t>(round) + 3;
      // `score` is a reference to an element; capturing it refers to that.
      scorers.emplace_back([&score, seed] { score = seed * 17 % 23; });
    }
    scorers.clear();
    best = std::max(best, *std::max_element(scores.begin(), scores.end()));
  }
  return best;
}

}  // namespace

int main() {
  std::cout << Rank({"a short story of the sea and its sailors",
                     "DRAFT of a much longer and slower novel", "notes"})
            << '\n';
}
