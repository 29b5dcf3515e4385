// A global registry hides behind a getter, and one plug-in call skips its lock.
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace plugin {

struct Registry {
  std::mutex mutex;
  std::map<std::string, int> versions;
};

Registry& registry() {
  static Registry* const instance = new Registry;  // Lives until the end.
  return *instance;
}

bool load(const std::string& name, int version) {
  Registry& plugins = registry();
  std::lock_guard<std::mutex> lock(plugins.mutex);
  return plugins.versions.emplace(name, version).second;
}

void unload(const std::string& name) {
  std::lock_guard<std::mutex> lock(registry().mutex);
  registry().versions.erase(name);
}

std::vector<std::string> loaded() {
  std::lock_guard<std::mutex> lock(registry().mutex);
  std::vector<std::string> names;
  for (const auto& entry : registry().versions) names.push_back(entry.first);
  return names;
}

void upgrade(const std::string& name) {
  auto& versions = registry().versions;
  const auto found = versions.find(name);  //~ unguarded-shared-access
  if (found != versions.end()) ++found->second;
}

void installAll(const std::string& prefix) {
  for (int i = 0; i < 100; ++i) load(prefix + std::to_string(i), 1);
}

}  // namespace plugin

int main() {
  std::jthread installer([] { plugin::installAll("codec"); });
  for (int i = 0; i < 100; ++i) plugin::upgrade("codec" + std::to_string(i));
  plugin::unload("codec0");
  installer.join();
  return plugin::loaded().size() <= 100 ? 0 : 1;
}
