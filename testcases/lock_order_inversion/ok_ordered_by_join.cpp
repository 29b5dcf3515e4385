// The loader, which takes the locks the other way round, has ended before the
// workers start.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Model {
  std::mutex nodes_mutex;
  std::map<std::string, int> nodes;
  std::mutex edges_mutex;
  std::vector<std::pair<int, int>> edges;
};

static void load(Model& model) {
  std::lock_guard edges_lock(model.edges_mutex);
  for (int i = 0; i < 10; ++i) {
    model.edges.emplace_back(i, i + 1);
    std::lock_guard nodes_lock(model.nodes_mutex);
    model.nodes["n" + std::to_string(i)] = i;
  }
}

static void prune(Model& model) {
  std::lock_guard nodes_lock(model.nodes_mutex);
  std::lock_guard edges_lock(model.edges_mutex);
  if (!model.edges.empty()) model.edges.pop_back();
  if (!model.nodes.empty()) model.nodes.erase(model.nodes.begin());
}

int main() {
  Model model;
  std::thread loader([&model] { load(model); });
  loader.join();

  std::vector<std::thread> workers;
  for (int i = 0; i < 4; ++i)
    workers.emplace_back([&model] { prune(model); });
  for (std::thread& worker : workers) worker.join();
  std::printf("%zu edges left\n", model.edges.size());
}
