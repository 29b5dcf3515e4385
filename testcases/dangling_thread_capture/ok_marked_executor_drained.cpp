// The print service gets its jobs through marked functions, and whoever owns
// the counts waits for it before they go.
// flags: -Iruntime/include
#include <atomic>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fearless/annotations.h"

namespace prints {

// All that the header of the library shows.
class Service {
 public:
  void post(FEARLESS_SPAWNS std::function<void()> job);
  void each_tray(FEARLESS_INVOKES std::function<void(int)> visit);
  FEARLESS_JOINS void drain();
};

void on_paper_jam(FEARLESS_STORES std::function<void()> callback);

}  // namespace prints

class Office {
 public:
  explicit Office(prints::Service& service) : service_(service) {}

  int print(const std::vector<std::string>& pages) {
    std::atomic<int> printed{0};
    for (const std::string& page : pages) {
      service_.post([&printed, page] {
        std::printf("%s\n", page.c_str());
        ++printed;
      });
    }
    service_.drain();
    return printed;
  }

  int sheets_left() {
    int sheets = 0;
    service_.each_tray([&sheets](int in_tray) { sheets += in_tray; });
    return sheets;
  }

  void watch_for_jams() {
    auto advice = std::make_shared<const std::string>("open tray 2");
    prints::on_paper_jam([advice] { std::puts(advice->c_str()); });
  }

 private:
  prints::Service& service_;
};

void office_day(prints::Service& service) {
  Office office(service);
  std::printf("%d pages\n", office.print({"agenda", "minutes"}));
  std::printf("%d sheets\n", office.sheets_left());
  office.watch_for_jams();
}
