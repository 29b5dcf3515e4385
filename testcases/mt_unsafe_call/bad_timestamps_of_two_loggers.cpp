// Request and audit logs are written by threads of their own, and both format
// the time with one helper that uses `std::localtime`.
#include <chrono>
#include <ctime>
#include <fstream>
#include <string>
#include <thread>

namespace logging {

std::string timestamp(std::time_t now) {
  const std::tm* parts = std::localtime(&now);  //~ mt-unsafe-call
  char text[32];
  std::strftime(text, sizeof text, "%F %T", parts);
  return text;
}

class LogFile {
 public:
  explicit LogFile(const std::string& path) : out_(path, std::ios::app) {}

  void write(const std::string& line) {
    const auto now = std::chrono::system_clock::now();
    out_ << timestamp(std::chrono::system_clock::to_time_t(now)) << ' ' << line
         << '\n';
  }

 private:
  std::ofstream out_;
};

}  // namespace logging

int main() {
  logging::LogFile requests("/dev/null");
  logging::LogFile audit("/dev/null");
  std::thread request_writer([&requests] {
    for (int i = 0; i < 100; ++i) requests.write("GET /" + std::to_string(i));
  });
  std::thread audit_writer([&audit] {
    for (int i = 0; i < 100; ++i) audit.write("login " + std::to_string(i));
  });
  request_writer.join();
  audit_writer.join();
}
