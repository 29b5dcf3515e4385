// The classic: the first look at the plain instance pointer takes no lock.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace i18n {

class Catalog {
 public:
  static Catalog& Instance() {
    if (instance_ == nullptr) {  //~ double-checked-locking
      std::lock_guard<std::mutex> lock(mutex_);
      if (instance_ == nullptr) {
        instance_ = new Catalog;
      }
    }
    return *instance_;
  }

  std::string Translate(const std::string& text) const {
    const auto it = texts_.find(text);
    return it == texts_.end() ? text : it->second;
  }

 private:
  Catalog() : texts_{{"yes", "ja"}, {"no", "nein"}} {}

  static std::mutex mutex_;
  static Catalog* instance_;
  const std::map<std::string, std::string> texts_;
};

std::mutex Catalog::mutex_;
Catalog* Catalog::instance_ = nullptr;

}  // namespace i18n

int main() {
  std::string yes, no;
  {
    std::jthread a([&yes] { yes = i18n::Catalog::Instance().Translate("yes"); });
    std::jthread b([&no] { no = i18n::Catalog::Instance().Translate("no"); });
  }
  std::printf("%s %s\n", yes.c_str(), no.c_str());
  return 0;
}
