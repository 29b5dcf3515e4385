// Two scanners take entries from one open directory.
#include <dirent.h>

#include <functional>
#include <string>
#include <thread>
#include <vector>

class Directory {
 public:
  explicit Directory(const char* path) : stream_(opendir(path)) {}
  ~Directory() {
    if (stream_ != nullptr) closedir(stream_);
  }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;

  bool next(std::string& name) {
    if (stream_ == nullptr) return false;
    const dirent* entry = readdir(stream_);  //~ mt-unsafe-call
    if (entry == nullptr) return false;
    name = entry->d_name;
    return true;
  }

 private:
  DIR* const stream_;
};

void scan(Directory& directory, std::vector<std::string>& found) {
  std::string name;
  while (directory.next(name)) {
    if (name.ends_with(".conf")) found.push_back(name);
  }
}

int main() {
  Directory directory("/etc");
  std::vector<std::string> left, right;
  {
    std::jthread one(scan, std::ref(directory), std::ref(left));
    std::jthread two(scan, std::ref(directory), std::ref(right));
  }
  return left.size() + right.size() > 10'000 ? 1 : 0;
}
