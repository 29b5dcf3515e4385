// The catalogue is all const; an index two members down remembers its cursor.
#include <algorithm>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace music {

// Sorted keys; a search starts where the last one ended.
class SortedIndex {
public:
  explicit SortedIndex(std::vector<std::string> keys) : keys(std::move(keys)) {
    std::sort(this->keys.begin(), this->keys.end());
  }

  std::size_t position(const std::string &key) const {
    if (finger < keys.size() && keys[finger] > key)
      finger = 0;
    while (finger < keys.size() && keys[finger] < key)
      ++finger;
    return finger;
  }
  std::size_t size() const { return keys.size(); }

private:
  std::vector<std::string> keys;
  mutable std::size_t finger = 0;
};

struct Section {
  std::string genre;
  SortedIndex titles;
};

class Catalogue {
public:
  Catalogue(Section classical, Section jazz)
      : classical(std::move(classical)), jazz(std::move(jazz)) {}

  std::size_t find(const std::string &title) const {
    const std::size_t at = classical.titles.position(title);
    return at < classical.titles.size() ? at
                                        : at + jazz.titles.position(title);
  }

private:
  const Section classical;
  const Section jazz;
};

} // namespace music

int main() {
  const music::Catalogue catalogue(
      {"classical", music::SortedIndex({"Bolero", "La Mer", "Gymnopedie"})},
      {"jazz", music::SortedIndex({"So What", "Naima", "Giant Steps"})});
  std::size_t found = 0;
  std::jthread search([&catalogue, &found] {  //~ non-sync-shared
    for (const char *title : {"La Mer", "Naima", "Bolero"})
      found += catalogue.find(title);
  });
  const std::size_t here = catalogue.find("So What");
  search.join();
  std::printf("%zu %zu\n", found, here);
  return 0;
}
