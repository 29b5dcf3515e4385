// The buffer dies early, but the thread was given a std::string made of it.
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct BackupStats {
  std::atomic<unsigned long> bytes{0};
  std::atomic<unsigned> files{0};
};

static void backupFile(const std::string &path, BackupStats *stats) {
  stats->bytes += path.size() * 512;
  ++stats->files;
}

class BackupJob {
public:
  explicit BackupJob(std::string directory)
      : Directory(std::move(directory)) {}
  ~BackupJob() { waitForAll(); }
  BackupJob(const BackupJob &) = delete;
  BackupJob &operator=(const BackupJob &) = delete;

  void add(const char *name) {
    char path[256];
    std::snprintf(path, sizeof path, "%s/%s", Directory.c_str(), name);
    Threads.emplace_back(backupFile, std::string(path), &Stats);
  }

  void addNumbered(int number) {
    const std::string name = "segment-" + std::to_string(number);
    Threads.emplace_back([path = std::string(name.c_str()), this] {
      backupFile(path, &Stats);
    });
  }

  void waitForAll() {
    for (std::thread &thread : Threads)
      thread.join();
    Threads.clear();
  }

  const BackupStats &stats() const { return Stats; }

private:
  const std::string Directory;
  BackupStats Stats;
  std::vector<std::thread> Threads;
};

int main() {
  BackupJob job("/var/lib/registry/snapshots");
  job.add("index.db");
  job.addNumbered(7);
  job.waitForAll();
  std::printf("%u files, %lu bytes\n", job.stats().files.load(),
              job.stats().bytes.load());
  return 0;
}
