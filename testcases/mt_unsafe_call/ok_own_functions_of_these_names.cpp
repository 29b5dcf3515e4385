// The project's own `localtime` and `strtok` have the library's names only.
#include <ctime>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace calendar {

struct Date {
  int day = 0, month = 0;
};

Date localtime(const long* seconds) {
  const long days = *seconds / 86'400;
  return {static_cast<int>(days % 31) + 1, static_cast<int>(days / 31 % 12) + 1};
}

Date readdir(long days) { return {static_cast<int>(days), 1}; }

}  // namespace calendar

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : rest_(text) {}
  std::string_view strtok(char separator) {
    const std::size_t end = rest_.find(separator);
    const std::string_view word = rest_.substr(0, end);
    rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
    return word;
  }

 private:
  std::string_view rest_;
};

int main() {
  std::vector<std::jthread> workers;
  for (long i = 0; i < 4; ++i) {
    workers.emplace_back([i] {
      const long seconds = i * 100'000;
      calendar::Date date = calendar::localtime(&seconds);
      date = calendar::readdir(date.day);
      Tokenizer words("alpha beta");
      (void)words.strtok(' ');
    });
  }
}
