// The const method writes to a cache and a buffer that each thread has alone.
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

class Glyphs {
public:
  explicit Glyphs(double size) : Size(size) {}

  double width(const std::string &word) const {
    thread_local std::map<std::pair<double, std::string>, double> Memo;
    const auto Known = Memo.find({Size, word});
    if (Known != Memo.end())
      return Known->second;
    return Memo[{Size, word}] = measure(word);
  }

private:
  double measure(const std::string &word) const {
    static thread_local std::vector<double> Scratch;
    Scratch.clear();
    for (char c : word)
      Scratch.push_back(c == 'i' ? 0.25 : c == 'm' ? 0.9 : 0.5);
    double Sum = 0;
    for (double Advance : Scratch)
      Sum += Advance * Size;
    return Sum;
  }

  const double Size;
};

double lineWidth(const Glyphs &glyphs, const std::vector<std::string> &line) {
  double Width = 0;
  for (const std::string &word : line)
    Width += glyphs.width(word) + 2;
  return Width;
}

} // namespace

int main() {
  const Glyphs glyphs(11);
  const std::vector<std::string> line{"minim", "veniam", "quis", "minim"};
  double background = 0;
  std::thread layout([&glyphs, &line, &background] {
    background = lineWidth(glyphs, line);
  });
  const double here = lineWidth(glyphs, line);
  layout.join();
  std::puts(std::abs(here - background) < 1e-9 ? "same" : "different");
  return 0;
}
