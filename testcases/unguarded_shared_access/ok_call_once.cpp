// call_once builds the catalogue; afterwards everybody reads it without a lock.
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace i18n {

class Catalogue {
 public:
  explicit Catalogue(std::string language) : language_(std::move(language)) {}

  std::string translate(const std::string& key) {
    std::call_once(loaded_, [this] { load(); });
    const auto it = texts_.find(key);
    return it == texts_.end() ? key : it->second;
  }

  std::size_t size() {
    std::call_once(loaded_, &Catalogue::load, this);
    return texts_.size();
  }

 private:
  void load() {
    texts_["yes"] = language_ == "de" ? "ja" : "oui";
    texts_["no"] = language_ == "de" ? "nein" : "non";
    ++loads_;
  }

  const std::string language_;
  std::once_flag loaded_;
  std::map<std::string, std::string> texts_;
  int loads_ = 0;
};

// A static local is initialised by exactly one thread as well.
const std::map<std::string, int>& plural_rules() {
  static const std::map<std::string, int> rules = [] {
    std::map<std::string, int> made;
    made["de"] = 2;
    made["pl"] = 3;
    return made;
  }();
  return rules;
}

}  // namespace i18n

int main() {
  i18n::Catalogue german("de");
  const auto reader = [&german] {
    for (int i = 0; i < 50; ++i) {
      german.translate(i % 2 == 0 ? "yes" : "no");
      if (i18n::plural_rules().size() != german.size()) break;
    }
  };
  {
    std::jthread a(reader);
    std::jthread b(reader);
  }
  return german.translate("no") == "nein" ? 0 : 1;
}
