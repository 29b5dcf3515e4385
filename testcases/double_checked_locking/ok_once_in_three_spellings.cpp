// call_once, a function-local static and pthread_once: no test of one's own.
#include <pthread.h>

#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace i18n {

using Texts = std::map<std::string, std::string>;

const Texts& German() {
  static const Texts texts{{"yes", "ja"}, {"no", "nein"}};
  return texts;
}

class Catalog {
 public:
  std::string Translate(const std::string& text) {
    std::call_once(loaded_, [this] {
      texts_ = std::make_unique<const Texts>(German());
    });
    const auto it = texts_->find(text);
    return it == texts_->end() ? text : it->second;
  }

 private:
  std::once_flag loaded_;
  std::unique_ptr<const Texts> texts_;
};

pthread_once_t fallback_once = PTHREAD_ONCE_INIT;
const Texts* fallback = nullptr;

void LoadFallback() { fallback = new Texts{{"yes", "yes"}}; }

std::size_t FallbackSize() {
  pthread_once(&fallback_once, LoadFallback);
  return fallback->size();
}

}  // namespace i18n

int main() {
  i18n::Catalog catalog;
  std::string yes, no;
  std::size_t size = 0;
  {
    std::jthread a([&] { yes = catalog.Translate("yes"); });
    std::jthread b([&] {
      no = catalog.Translate("no");
      size = i18n::FallbackSize();
    });
  }
  size += i18n::FallbackSize();
  return yes == "ja" && no == "nein" && size == 2 ? 0 : 1;
}
