// The parser throws between start and join of the thread that warms the cache.
#include <charconv>
#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace feed {

struct Quote {
  std::string symbol;
  int cents = 0;
};

int ParseCents(std::string_view text) {
  int cents = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), cents);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw std::invalid_argument("not a price: " + std::string(text));
  }
  return cents;
}

void WarmCache(int entries) {
  std::vector<int> pages(static_cast<std::size_t>(entries), 1);
  long sum = 0;
  for (const int page : pages) sum += page;
  std::printf("%ld pages warm\n", sum);
}

std::vector<Quote> Load(const std::vector<std::string>& lines) {
  std::vector<Quote> quotes;
  std::thread warmer(WarmCache, 4096);
  for (const std::string& line : lines) {
    const std::size_t comma = line.find(',');
    if (comma == std::string::npos) continue;
    Quote quote;
    quote.symbol = line.substr(0, comma);
    quote.cents = ParseCents(std::string_view(line).substr(comma + 1));  //~ unjoined-thread
    quotes.push_back(quote);
  }
  warmer.join();
  return quotes;
}

}  // namespace feed

int main() {
  try {
    for (const feed::Quote& quote : feed::Load({"ACME,1200", "INIT,n/a"})) {
      std::printf("%s %d\n", quote.symbol.c_str(), quote.cents);
    }
  } catch (const std::invalid_argument& error) {
    std::fprintf(stderr, "%s\n", error.what());
  }
  return 0;
}
