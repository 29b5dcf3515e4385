// A predicate may be a lambda, a function, a bound member, an object.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace {

struct Berth {
  std::mutex mutex;
  std::condition_variable changed;
  int ships = 0;

  bool has_ship() const { return ships > 0; }
};

Berth harbour;

bool harbour_has_ship() { return harbour.ships > 0; }

class AtLeast {
 public:
  AtLeast(const Berth& berth, int ships) : berth_(berth), ships_(ships) {}
  bool operator()() const { return berth_.ships >= ships_; }

 private:
  const Berth& berth_;
  int ships_;
};

void arrive(Berth& berth) {
  std::lock_guard lock(berth.mutex);
  ++berth.ships;
  berth.changed.notify_all();
}

void unload(Berth& berth) {
  std::unique_lock lock(berth.mutex);
  berth.changed.wait(lock, [&berth] { return berth.ships > 0; });
  berth.changed.wait(lock, harbour_has_ship);
  berth.changed.wait(lock, &harbour_has_ship);
  berth.changed.wait(lock, std::bind(&Berth::has_ship, &berth));
  berth.changed.wait(lock, std::bind_front(&Berth::has_ship, &berth));
  berth.changed.wait(lock, AtLeast(berth, 2));
  const std::function<bool()> stored = [&berth] { return berth.has_ship(); };
  berth.changed.wait(lock, stored);
  const auto named = [&berth] { return berth.ships >= 2; };
  berth.changed.wait(lock, named);
  berth.changed.wait(lock, std::ref(named));
  berth.ships -= 2;
}

}  // namespace

int main() {
  {
    std::jthread crane([] { unload(harbour); });
    arrive(harbour);
    arrive(harbour);
  }
  std::lock_guard lock(harbour.mutex);
  return harbour.ships;
}
