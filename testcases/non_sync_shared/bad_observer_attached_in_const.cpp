// attach() is const so that readers may watch a model; it grows a vector.
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class ThermostatModel {
public:
  using Observer = std::function<void(double)>;

  explicit ThermostatModel(double target) : Target(target) {}

  // Watching does not change the model, as far as the caller can see.
  void attach(Observer observer) const {
    Observers.push_back(std::move(observer));
  }
  void announce() const {
    for (const Observer &observer : Observers)
      observer(Target);
  }
  double target() const { return Target; }

private:
  const double Target;
  mutable std::vector<Observer> Observers;
};

class Display {
public:
  Display(const ThermostatModel &model, std::string room) : Model(model) {
    Model.attach([room = std::move(room)](double target) {
      std::printf("%s: %.1f degrees\n", room.c_str(), target);
    });
  }

private:
  const ThermostatModel &Model;
};

int main() {
  const ThermostatModel model(20.5);
  {
    std::jthread upstairs([&model] {  //~ non-sync-shared
      const Display bedroom(model, "bedroom");
      const Display study(model, "study");
    });
    const Display kitchen(model, "kitchen");
    const Display hall(model, "hall");
  }
  model.announce();
  return 0;
}
