// An export sets the locale of the whole process while others format numbers.
#include <clocale>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

class LocaleGuard {
 public:
  explicit LocaleGuard(const char* name)
      : before_(std::setlocale(LC_NUMERIC, nullptr)) {
    std::setlocale(LC_NUMERIC, name);  //~ mt-unsafe-call
  }
  ~LocaleGuard() { std::setlocale(LC_NUMERIC, before_.c_str()); }
  LocaleGuard(const LocaleGuard&) = delete;
  LocaleGuard& operator=(const LocaleGuard&) = delete;

 private:
  std::string before_;
};

char decimal_point() { return std::localeconv()->decimal_point[0]; }

class Export {
 public:
  explicit Export(const char* locale) : locale_(locale) {}
  void run() {
    LocaleGuard guard(locale_);
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
