// Page counts are local, but the marked functions of the print service keep
// what they are given and run it later.
// flags: -Iruntime/include
#include <atomic>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "fearless/annotations.h"

namespace prints {

// All that the header of the library shows.
class Service {
 public:
  void post(FEARLESS_SPAWNS std::function<void()> job);
  void on_finished(
      [[clang::annotate("fearless::stores")]] std::function<void(int)> callback);
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
      service_.post([&printed, page] {  //~ dangling-thread-capture
        std::printf("%s\n", page.c_str());
        ++printed;
      });
    }
    return static_cast<int>(pages.size());
  }

  void count_finished() {
    int finished = 0;
    service_.on_finished([&finished](int pages) {  //~ dangling-thread-capture
      finished += pages;
    });
  }

  void watch_for_jams() {
    std::string advice = "open tray 2";
    prints::on_paper_jam([&advice] {  //~ dangling-thread-capture
      std::puts(advice.c_str());
    });
  }

 private:
  prints::Service& service_;
};

void office_day(prints::Service& service) {
  Office office(service);
  std::printf("%d pages\n", office.print({"agenda", "minutes"}));
  office.count_finished();
  office.watch_for_jams();
}
