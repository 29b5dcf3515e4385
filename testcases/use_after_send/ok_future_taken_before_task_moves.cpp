// The future is taken first; the moved-from task variable is then reassigned.
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

Checksum LengthOf(const std::string& path) { return path.size(); }

struct Running {
  std::string path;
  std::future<Checksum> result;
  std::future<Checksum> length;
  std::vector<std::jthread> threads;
};

Running Start(std::string path) {
  Running running;
  ChecksumTask task(ChecksumOf);
  running.result = task.get_future();
  running.threads.emplace_back(std::move(task), path);

  task = ChecksumTask(LengthOf);
  running.length = task.get_future();
  running.threads.emplace_back(std::move(task), path);

  running.path = std::move(path);
  return running;
}

}  // namespace

int main() {
  std::vector<Running> running;
  for (const char* path : {"/etc/hostname", "/etc/hosts"}) {
    running.push_back(Start(path));
  }
  for (Running& entry : running) {
    std::printf("%s %lx (%lu)\n", entry.path.c_str(), entry.result.get(),
                entry.length.get());
  }
  return 0;
}
