// A shared_future may be asked by everybody, and as often as they like.
#include <cstdio>
#include <future>
#include <string>
#include <thread>
#include <vector>

namespace config {

std::string Load() { return "verbose=1"; }

class Settings {
 public:
  Settings() : text_(std::async(std::launch::async, Load).share()) {}

  const std::string& Text() const { return text_.get(); }

 private:
  std::shared_future<std::string> text_;
};

}  // namespace config

int main() {
  const config::Settings settings;
  std::size_t first = 0, second = 0;
  {
    std::jthread reader([&] { first = settings.Text().size(); });
    std::jthread writer([&] {
      second = settings.Text().size() + settings.Text().size();
    });
  }
  std::future<int> once = std::async(std::launch::async, [] { return 3; });
  std::shared_future<int> many = once.share();
  const int sum = many.get() + many.get() + (once.valid() ? once.get() : 0);
  return first == 9 && second == 18 && sum == 6 ? 0 : 1;
}
