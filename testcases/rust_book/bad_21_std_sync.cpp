// Not Sync by derivation: a const service holds a cache with a plain `mutable`.
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>

class Templates {
 public:
  const std::string& find(const std::string& name) const {
    std::string& text = parsed_[name];
    if (text.empty()) text = "<" + name + ">";
    return text;
  }

 private:
  mutable std::map<std::string, std::string> parsed_;
};

struct Site {
  int port = 80;
  Templates templates;
};

struct Service {
  std::string name;
  Site site;
};

static std::string render(const Service& service, const std::string& page) {
  return service.name + service.site.templates.find(page);
}

int main() {
  auto service = std::make_shared<const Service>(Service{"shop", {}});

  std::jthread worker([service] {  //~ non-sync-shared
    std::printf("%s\n", render(*service, "cart").c_str());
  });
  std::printf("%s\n", render(*service, "start").c_str());
}
