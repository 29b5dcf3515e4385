// Global scratch space without a lock: each thread has its own.
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace text {

thread_local std::string scratch;
thread_local std::size_t grown = 0;

std::mutex total_mutex;
std::size_t total_grown = 0;

std::string_view escape(std::string_view input) {
  scratch.clear();
  const std::size_t before = scratch.capacity();
  for (const char c : input) {
    if (c == '<') {
      scratch += "&lt;";
    } else {
      scratch += c;
    }
  }
  if (scratch.capacity() != before) ++grown;
  return scratch;
}

unsigned next_seed() {
  static thread_local unsigned seed = 17;
  seed = seed * 1664525u + 1013904223u;
  return seed;
}

void render(int pages, std::size_t& bytes) {
  for (int i = 0; i < pages; ++i) {
    const std::string page = "<page " + std::to_string(next_seed() % 100);
    bytes += escape(page).size();
  }
  std::lock_guard<std::mutex> lock(total_mutex);
  total_grown += grown;
}

}  // namespace text

int main() {
  std::vector<std::size_t> bytes(2, 0);
  {
    std::jthread left([&bytes] { text::render(200, bytes[0]); });
    std::jthread right([&bytes] { text::render(300, bytes[1]); });
  }
  std::printf("%zu bytes, grown %zu times\n", bytes[0] + bytes[1],
              text::total_grown);
  return bytes[0] < bytes[1] ? 0 : 1;
}
