// The lock guards the creation; the object it makes is only read afterwards.
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Dictionary {
 public:
  explicit Dictionary(const std::string& language) : language_(language) {
    words_["hello"] = language == "de" ? "hallo" : "bonjour";
  }
  const std::string& translate(const std::string& word) const {
    return words_.at(word);
  }
  const std::string& language() const { return language_; }

  static const Dictionary& get(const std::string& language) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Dictionary>> loaded;
    std::lock_guard<std::mutex> lock(mutex);
    std::unique_ptr<Dictionary>& slot = loaded[language];
    if (!slot) slot = std::make_unique<Dictionary>(language);
    return *slot;
  }

  static const Dictionary* fallback() {
    static std::mutex mutex;
    static Dictionary* instance = nullptr;
    std::lock_guard<std::mutex> lock(mutex);
    if (instance == nullptr) instance = new Dictionary("fr");
    return instance;
  }

 private:
  std::string language_;
  std::map<std::string, std::string> words_;
};

int main() {
  std::vector<std::jthread> readers;
  for (const char* language : {"de", "fr", "de"}) {
    readers.emplace_back([language] {
      const Dictionary& dictionary = Dictionary::get(language);
      std::printf("%s: %s %s\n", dictionary.language().c_str(),
                  dictionary.translate("hello").c_str(),
                  Dictionary::fallback()->translate("hello").c_str());
    });
  }
}
