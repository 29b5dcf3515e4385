// A local lambda takes the lock that its caller, a few lines up, already holds.
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace build {

std::mutex graph_mutex;
std::map<std::string, std::vector<std::string>> graph;

void add_edge(const std::string& target, const std::string& source) {
  std::lock_guard<std::mutex> lock(graph_mutex);
  graph[target].push_back(source);
}

int add_targets(const std::vector<std::string>& targets) {
  int added = 0;
  auto add = [&added](const std::string& name) {
    std::lock_guard<std::mutex> lock(graph_mutex);
    added += graph.try_emplace(name).second ? 1 : 0;
  };
  for (const std::string& target : targets) add(target);

  std::lock_guard<std::mutex> lock(graph_mutex);
  if (!graph.contains("all")) {
    add("all");  //~ double-lock
    graph["all"] = targets;
  }
  return added;
}

}  // namespace build
