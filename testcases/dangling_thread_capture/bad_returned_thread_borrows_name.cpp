// A factory returns a running thread that still reads a local of the factory.
#include <atomic>
#include <chrono>
#include <functional>
#include <iostream>
#include <string>
#include <thread>

namespace telemetry {

std::atomic<std::size_t> g_bytes_sent{0};

void Heartbeat(const std::stop_token& stop, const std::string& label) {
  while (!stop.stop_requested()) {
    g_bytes_sent += label.size();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

std::string LabelOf(const std::string& host, int port) {
  return "heartbeat of " + host + ":" + std::to_string(port);
}

// The caller keeps the thread for as long as it wants to be heard of.
std::jthread StartHeartbeat(const std::string& host, int port) {
  const std::string label = LabelOf(host, port);
  std::jthread beat(Heartbeat, std::cref(label));  //~ dangling-thread-capture
  return beat;
}

}  // namespace telemetry

int main() {
  const char* const hosts[] = {"metrics.internal.example",
                               "metrics-standby.internal.example"};
  for (const char* host : hosts) {
    const std::jthread beat = telemetry::StartHeartbeat(host, 8125);
    std::this_thread::sleep_for(std::chrono::milliseconds(4));
  }
  std::cout << telemetry::g_bytes_sent.load() << " bytes sent\n";
}
