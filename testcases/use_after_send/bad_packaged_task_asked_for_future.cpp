// A packaged task is moved into its thread before its future is taken.
#include <cstdio>
#include <fstream>
#include <future>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using Checksum = unsigned long;
using ChecksumTask = std::packaged_task<Checksum(const std::string&)>;

Checksum ChecksumOf(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  Checksum sum = 1;
  char byte = 0;
  while (in.get(byte)) sum = sum * 31 + static_cast<unsigned char>(byte);
  return sum;
}

struct Running {
  std::string path;
  std::future<Checksum> result;
  std::jthread thread;
};

Running StartChecksum(std::string path) {
  ChecksumTask task(ChecksumOf);
  std::jthread thread(std::move(task), path);
  std::future<Checksum> result = task.get_future();  //~ use-after-send
  return Running{std::move(path), std::move(result), std::move(thread)};
}

}  // namespace

int main() {
  std::vector<Running> running;
  for (const char* path : {"/etc/hostname", "/etc/hosts"}) {
    running.push_back(StartChecksum(path));
  }
  for (Running& entry : running) {
    std::printf("%s %lx\n", entry.path.c_str(), entry.result.get());
  }
  return 0;
}
