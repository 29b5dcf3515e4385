// A gauge reads its sample again after a marked function of the vendor's bus,
// whose body is in a library, took it to another thread.
// flags: -Iruntime/include
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fearless/annotations.h"

namespace vendor {

struct Sample {
  int channel = 0;
  double volts = 0;
  std::string unit = "V";
};

// All that the header of the library shows.
class Bus {
 public:
  bool publish(FEARLESS_SENDS std::unique_ptr<Sample> sample, int priority);
};

[[clang::annotate("fearless::sends")]] void broadcast(
    std::vector<Sample> samples);

}  // namespace vendor

class Gauge {
 public:
  explicit Gauge(vendor::Bus& bus) : bus_(bus) {}

  void report(double volts) {
    auto sample = std::make_unique<vendor::Sample>();
    sample->channel = 3;
    sample->volts = volts;
    const vendor::Sample* latest = sample.get();
    bus_.publish(std::move(sample), 1);
    if (latest->volts > peak_)  //~ use-after-send
      peak_ = volts;
  }

  void report_all(double first, double second) {
    std::vector<vendor::Sample> samples(2);
    samples[0].volts = first;
    samples[1].volts = second;
    vendor::Sample& head = samples.front();
    vendor::broadcast(std::move(samples));
    if (head.volts > peak_)  //~ use-after-send
      peak_ = 0;
  }

 private:
  vendor::Bus& bus_;
  double peak_ = 0;
};

void sample_once(vendor::Bus& bus) {
  Gauge gauge(bus);
  gauge.report(4.9);
  gauge.report_all(1.1, 1.2);
}
