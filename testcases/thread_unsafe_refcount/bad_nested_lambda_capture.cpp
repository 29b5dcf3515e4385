// The handle sits in a lambda, which sits in the lambda that a thread runs.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Dictionary {
 public:
  explicit Dictionary(std::vector<std::string> words)
      : words_(std::move(words)) {}
  bool Knows(const std::string& word) const {
    for (const std::string& known : words_) {
      if (known == word) return true;
    }
    return false;
  }

 private:
  friend class DictionaryRef;
  std::vector<std::string> words_;
  int users_ = 0;
};

class DictionaryRef {
 public:
  explicit DictionaryRef(Dictionary* dictionary) : dictionary_(dictionary) {
    Use();
  }
  DictionaryRef(const DictionaryRef& other) : dictionary_(other.dictionary_) {
    Use();
  }
  DictionaryRef& operator=(const DictionaryRef&) = delete;
  ~DictionaryRef() {
    dictionary_->users_--;
    if (dictionary_->users_ == 0) delete dictionary_;
  }
  const Dictionary* operator->() const { return dictionary_; }

 private:
  void Use() { dictionary_->users_++; }
  Dictionary* dictionary_;
};

int main() {
  const DictionaryRef english(new Dictionary({"the", "cat", "sat"}));
  const auto is_misspelt = [english](const std::string& word) {
    return !english->Knows(word);
  };
  using Text = std::vector<std::string>;
  const auto count_errors = [is_misspelt](const Text& text) {
    const auto check = is_misspelt;
    int errors = 0;
    for (const std::string& word : text) errors += check(word) ? 1 : 0;
    return errors;
  };

  int background_errors = 0;
  std::thread checker(
      [count_errors, &background_errors] {  //~ thread-unsafe-refcount
        background_errors = count_errors({"the", "catt", "satt"});
      });
  const int errors = count_errors({"teh", "cat"});
  checker.join();
  std::printf("%d %d\n", background_errors, errors);
}
