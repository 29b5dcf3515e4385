// The gauge takes what it needs before the vendor's bus gets the sample, and a
// marked function that only looks at it gives nothing away.
// flags: -Iruntime/include
#include <cstdio>
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
  // Waits for the answer of the device.
  FEARLESS_BLOCKS bool calibrate(Sample& sample);
};

[[clang::annotate("fearless::sends")]] void broadcast(
    std::vector<Sample> samples);
void each(const std::vector<Sample>& samples,
          FEARLESS_INVOKES void (*visit)(const Sample&));

}  // namespace vendor

class Gauge {
 public:
  explicit Gauge(vendor::Bus& bus) : bus_(bus) {}

  void report(double volts) {
    auto sample = std::make_unique<vendor::Sample>();
    sample->channel = 3;
    sample->volts = volts;
    if (!bus_.calibrate(*sample)) return;
    if (sample->volts > peak_) peak_ = sample->volts;
    bus_.publish(std::move(sample), sample_count_++);
  }

  void report_all(double first, double second) {
    std::vector<vendor::Sample> samples(2);
    samples[0].volts = first;
    samples[1].volts = second;
    vendor::each(samples, [](const vendor::Sample& sample) {
      std::printf("%f %s\n", sample.volts, sample.unit.c_str());
    });
    vendor::broadcast(samples);
    samples[0].volts = 0;
    vendor::broadcast(std::move(samples));
    samples.assign(1, vendor::Sample());
    std::printf("%zu left\n", samples.size());
  }

 private:
  vendor::Bus& bus_;
  double peak_ = 0;
  int sample_count_ = 0;
};

void sample_once(vendor::Bus& bus) {
  Gauge gauge(bus);
  gauge.report(4.9);
  gauge.report_all(1.1, 1.2);
}
