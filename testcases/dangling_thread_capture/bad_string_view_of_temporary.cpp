// A progress thread keeps a view of a title that lived for one expression.
#include <atomic>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <thread>

namespace {

std::string MakeTitle(const std::string& step, int number) {
  return "step " + std::to_string(number) + ": " + step;
}

class Progress {
 public:
  void Show(const std::stop_token& stop, std::string_view title) {
    while (!stop.stop_requested()) {
      shown_ += title.size() - title.find(':');
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  std::size_t shown() const { return shown_; }

 private:
  std::atomic<std::size_t> shown_{0};
};

void Compile(Progress& progress, const std::string& unit, int number) {
  const std::jthread ticker(
      [&progress](std::stop_token stop, std::string_view title) {
        progress.Show(stop, title);
      },
      std::string_view(MakeTitle(unit, number)));  //~ dangling-thread-capture
  std::this_thread::sleep_for(std::chrono::milliseconds(3));
}

}  // namespace

int main() {
  Progress progress;
  Compile(progress, "translation_unit_with_a_long_name.cc", 1);
  Compile(progress, "another_translation_unit.cc", 2);
  std::printf("%zu characters shown\n", progress.shown());
}
