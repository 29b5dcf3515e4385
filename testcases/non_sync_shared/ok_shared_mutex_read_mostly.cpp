// Readers look under a shared lock; the one who fills takes it exclusively.
#include <cstdio>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Translations {
public:
  explicit Translations(std::string language)
      : language(std::move(language)) {}

  std::string of(const std::string &key) const {
    {
      std::shared_lock<std::shared_mutex> reading(mutex);
      const auto known = texts.find(key);
      if (known != texts.end())
        return known->second;
    }
    std::unique_lock<std::shared_mutex> writing(mutex);
    // Somebody may have been quicker between the two locks.
    const auto [entry, isNew] = texts.try_emplace(key);
    if (isNew)
      entry->second = load(key);
    return entry->second;
  }

private:
  std::string load(const std::string &key) const {
    return language + ":" + key;
  }

  const std::string language;
  mutable std::shared_mutex mutex;
  mutable std::map<std::string, std::string> texts;
};

int main() {
  const Translations german("de");
  std::vector<std::size_t> sizes(3, 0);
  {
    std::vector<std::jthread> windows;
    for (std::size_t &size : sizes)
      windows.emplace_back([&german, &size] {
        for (const char *key : {"open", "save", "quit", "open"})
          size += german.of(key).size();
      });
    german.of("quit");
  }
  std::printf("%zu\n", sizes[0] + sizes[1] + sizes[2]);
  return 0;
}
