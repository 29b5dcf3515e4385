// A const lookup remembers its answers in a map that four threads share.
#include <iostream>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>
#include <vector>

namespace text {

class Hyphenator {
 public:
  explicit Hyphenator(std::string vowels) : vowels_(std::move(vowels)) {}

  // Positions after which `word` may be broken.
  std::vector<int> Breaks(const std::string& word) const {
    const auto known = memo_.find(word);
    if (known != memo_.end()) return known->second;
    return memo_[word] = Compute(word);
  }

 private:
  std::vector<int> Compute(const std::string& word) const {
    std::vector<int> breaks;
    for (std::size_t i = 1; i + 2 < word.size(); ++i) {
      const bool is_vowel = vowels_.find(word[i]) != std::string::npos;
      if (is_vowel) breaks.push_back(static_cast<int>(i));
    }
    return breaks;
  }

  const std::string vowels_;
  mutable std::unordered_map<std::string, std::vector<int>> memo_;
};

}  // namespace text

int main() {
  const text::Hyphenator hyphenator("aeiouy");
  const std::vector<std::string> words{"concurrency", "fearless", "mutable",
                                       "reference", "fearless", "unguarded"};
  std::vector<std::size_t> breaks(4, 0);
  std::vector<std::thread> setters;
  for (std::size_t& result : breaks) {
    setters.emplace_back([&hyphenator, &words, &result] {  //~ non-sync-shared
      for (const std::string& word : words) {
        result += hyphenator.Breaks(word).size();
      }
    });
  }
  for (std::thread& setter : setters) setter.join();
  std::cout << breaks[0] + breaks[1] + breaks[2] + breaks[3] << '\n';
}
