// Each scanner reads a directory that it opened itself.
#include <dirent.h>

#include <memory>
#include <string>
#include <thread>
#include <vector>

struct CloseDirectory {
  void operator()(DIR* stream) const { closedir(stream); }
};
using DirectoryStream = std::unique_ptr<DIR, CloseDirectory>;

std::size_t count_entries(const std::string& path) {
  DirectoryStream stream(opendir(path.c_str()));
  if (stream == nullptr) return 0;
  std::size_t count = 0;
  while (const dirent* entry = readdir(stream.get())) {
    count += entry->d_name[0] != '.';
  }
  return count;
}

int main() {
  std::vector<std::string> roots = {"/etc", "/usr", "/var"};
  std::vector<std::size_t> counts(roots.size());
  std::vector<std::thread> scanners;
  for (std::size_t i = 0; i < roots.size(); ++i) {
    scanners.emplace_back([&counts, &roots, i] {
      counts[i] = count_entries(roots[i]);
    });
  }
  for (std::thread& scanner : scanners) scanner.join();
  return counts[0] > 0 ? 0 : 1;
}
