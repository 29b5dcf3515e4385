// A backup thread gets the characters of a path that is already destroyed.
#include <atomic>
#include <cstdio>
#include <cstring>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct BackupStats {
  std::atomic<unsigned long> bytes{0};
  std::atomic<unsigned> files{0};
};

static void backupFile(const char *path, BackupStats *stats) {
  stats->bytes += std::strlen(path) * 512;
  ++stats->files;
}

class BackupJob {
public:
  explicit BackupJob(std::string directory)
      : Directory(std::move(directory)) {}
  ~BackupJob() { waitForAll(); }
  BackupJob(const BackupJob &) = delete;
  BackupJob &operator=(const BackupJob &) = delete;

  void add(const std::string &name) {
    Threads.emplace_back(backupFile,
                         (Directory + "/" + name).c_str(),  //~ dangling-thread-capture
                         &Stats);
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
  for (const char *name : {"index.db", "index.db-wal", "objects.pack"})
    job.add(name);
  job.waitForAll();
  std::printf("%u files, %lu bytes\n", job.stats().files.load(),
              job.stats().bytes.load());
  return 0;
}
