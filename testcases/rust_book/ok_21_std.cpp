// Send and Sync by derivation: every member of every part keeps the rules.
#include <atomic>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

class Templates {
 public:
  std::string find(const std::string& name) const {
    std::lock_guard lock(mutex_);
    std::string& text = parsed_[name];
    if (text.empty()) text = "<" + name + ">";
    return text;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::string> parsed_;  // guarded by `mutex_`
};

struct Site {
  int port = 80;
  Templates templates;
  mutable std::atomic<int> hits{0};
};

struct Service {
  std::string name;
  std::shared_ptr<const Site> site;
};

static std::string render(const Service& service, const std::string& page) {
  service.site->hits.fetch_add(1, std::memory_order_relaxed);
  return service.name + service.site->templates.find(page);
}

int main() {
  const Service service{"shop", std::make_shared<Site>()};

  std::jthread worker(
      [service] { std::printf("%s\n", render(service, "cart").c_str()); });
  std::printf("%s\n", render(service, "start").c_str());
}
