// The report thread takes the lock for `asctime`; the banner of main does not.
#include <ctime>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

namespace {

std::mutex time_mutex;

class Report {
 public:
  void build() {
    for (int row = 0; row < 50; ++row) {
      std::tm day = {};
      day.tm_mday = 1 + row % 28;
      day.tm_year = 126;
      std::lock_guard<std::mutex> lock(time_mutex);
      text_ += std::asctime(&day);
    }
  }
  std::size_t size() const { return text_.size(); }

 private:
  std::string text_;
};

std::string banner() {
  std::tm start = {};
  start.tm_mday = 1;
  start.tm_year = 126;
  return std::string("since ") + std::asctime(&start);  //~ mt-unsafe-call
}

}  // namespace

int main() {
  Report report;
  std::thread builder([&report] { report.build(); });
  std::cout << banner();
  builder.join();
  std::cout << report.size() << '\n';
}
