// Readers take the two locks in either order: nobody ever writes under them.
#include <cstdio>
#include <map>
#include <shared_mutex>
#include <string>
#include <thread>

// Filled once; the locks are left from a time when there were writers.
struct Tables {
  std::shared_mutex cities_mutex;
  std::map<std::string, int> cities{{"Ulm", 1}, {"Bonn", 2}};
  std::shared_mutex roads_mutex;
  std::map<int, int> roads{{1, 2}};
};

static bool has_road_from(Tables& tables, const std::string& city) {
  std::shared_lock cities_lock(tables.cities_mutex);
  std::shared_lock roads_lock(tables.roads_mutex);
  auto it = tables.cities.find(city);
  return it != tables.cities.end() && tables.roads.contains(it->second);
}

static std::size_t count_known(Tables& tables) {
  std::shared_lock roads_lock(tables.roads_mutex);
  std::shared_lock cities_lock(tables.cities_mutex);
  std::size_t known = 0;
  for (const auto& [name, id] : tables.cities)
    known += tables.roads.contains(id);
  return known;
}

int main() {
  Tables tables;
  std::size_t known = 0;
  {
    std::jthread driver([&] {
      for (int i = 0; i < 100; ++i) has_road_from(tables, "Ulm");
    });
    for (int i = 0; i < 100; ++i) known += count_known(tables);
  }
  std::printf("%zu\n", known);
}
