// An export sets the locale of the whole process while others format numbers.
#include <clocale>
#include <cstdio>
#include <string>
#include <thread>

char decimal_point() { return std::localeconv()->decimal_point[0]; }

class Export {
 public:
  explicit Export(const char* locale) : locale_(locale) {}
  void run() {
    if (std::setlocale(LC_NUMERIC, locale_) == nullptr) return;  //~ mt-unsafe-call
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", 1234.5);
    text_ = text;
  }

 private:
  const char* locale_;
  std::string text_;
};

int main() {
  Export german("de_DE.UTF-8");
  std::jthread exporter([&german] { german.run(); });
  return decimal_point() == ';' ? 1 : 0;
}
