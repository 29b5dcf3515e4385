// A std::function holds a plain-counted style; a copy of it goes to a thread.
#include <functional>
#include <iostream>
#include <string>
#include <thread>
#include <utility>

struct StyleData {
  int refs = 1;
  std::string colour;
};

class Style {
 public:
  explicit Style(std::string colour)
      : data_(new StyleData{1, std::move(colour)}) {}
  Style(const Style& other) : data_(other.data_) { ++data_->refs; }
  Style& operator=(const Style&) = delete;
  ~Style() {
    if (--data_->refs == 0) delete data_;
  }
  const std::string& colour() const { return data_->colour; }

 private:
  StyleData* data_;
};

using Formatter = std::function<std::string(const std::string&)>;

class Theme {
 public:
  explicit Theme(std::string colour) : style_(std::move(colour)) {}
  Formatter formatter() const {
    return [style = style_](const std::string& text) {
      return "<" + style.colour() + ">" + text + "</>";
    };
  }

 private:
  Style style_;
};

std::size_t Export(const Formatter& format, int rows) {
  std::size_t bytes = 0;
  for (int row = 0; row < rows; ++row) {
    const Formatter mine = format;  // each page has its own
    bytes += mine("row " + std::to_string(row)).size();
  }
  return bytes;
}

int main() {
  const Theme theme("teal");
  const Formatter format = theme.formatter();
  std::size_t exported = 0;
  std::jthread exporter(
      [format, &exported] { exported = Export(format, 60); });  //~ thread-unsafe-refcount
  const std::size_t previewed = Export(format, 40);
  exporter.join();
  std::cout << exported << ' ' << previewed << '\n';
}
