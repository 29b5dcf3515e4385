// A variadic start() forwards its arguments into a thread; one is used again.
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class ThreadGroup {
 public:
  ThreadGroup() = default;
  ThreadGroup(const ThreadGroup&) = delete;
  ThreadGroup& operator=(const ThreadGroup&) = delete;
  ~ThreadGroup() {
    for (std::thread& thread : threads_) thread.join();
  }

  template <typename Function, typename... Args>
  void start(Function&& function, Args&&... args) {
    threads_.emplace_back(std::forward<Function>(function),
                          std::forward<Args>(args)...);
  }

 private:
  std::vector<std::thread> threads_;
};

struct Tenant {
  std::string name;
  std::vector<int> shard_ids;
};

static void migrate(Tenant tenant, int to_version) {
  for (int shard : tenant.shard_ids) {
    std::printf("%s: shard %d to v%d\n", tenant.name.c_str(), shard,
                to_version);
  }
}

static void migrate_all(std::vector<Tenant> tenants, int to_version) {
  ThreadGroup group;
  std::size_t shards = 0;
  for (Tenant& tenant : tenants) {
    if (tenant.shard_ids.empty()) continue;
    group.start(migrate, std::move(tenant), to_version);
    shards += tenant.shard_ids.size();  //~ use-after-send
  }
  std::printf("migrating %zu shards\n", shards);
}

int main() {
  migrate_all({{"north", {1, 2, 3}}, {"south", {4}}, {"test", {}}}, 7);
  return 0;
}
