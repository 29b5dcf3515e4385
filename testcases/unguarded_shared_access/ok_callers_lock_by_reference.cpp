// A free helper gets the object by reference; every caller has it locked.
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace journal {

struct Journal {
  std::mutex mutex;
  std::vector<std::string> lines;
  std::uint64_t written = 0;
};

namespace {

// The caller holds journal.mutex.
void append_line(Journal& journal, std::string_view text) {
  journal.lines.emplace_back(text);
  ++journal.written;
}

// The caller owns the journal; here only the lines are needed.
std::size_t longest(const std::vector<std::string>& lines) {
  std::size_t length = 0;
  for (const std::string& line : lines) {
    if (line.size() > length) length = line.size();
  }
  return length;
}

void append_pair(Journal* journal, const std::string& a, const std::string& b) {
  append_line(*journal, a);
  append_line(*journal, b);
}

}  // namespace

void record_login(Journal& journal, const std::string& user) {
  std::lock_guard<std::mutex> lock(journal.mutex);
  append_line(journal, "login " + user);
}

void record_transfer(Journal& journal, long amount) {
  const std::string text = std::to_string(amount);
  std::unique_lock<std::mutex> lock(journal.mutex);
  append_pair(&journal, "debit " + text, "credit " + text);
}

std::size_t widest(Journal& journal) {
  std::lock_guard<std::mutex> lock(journal.mutex);
  return longest(journal.lines);
}

// A journal that nobody else has seen yet needs no lock.
std::size_t check_format(const std::string& user) {
  Journal fresh;
  append_line(fresh, "header");
  append_line(fresh, "login " + user);
  return fresh.lines.size() + longest(fresh.lines);
}

}  // namespace journal

int main() {
  journal::Journal journal;
  {
    std::jthread front([&journal] {
      for (int i = 0; i < 100; ++i) journal::record_login(journal, "ada");
    });
    std::jthread back([&journal] {
      for (int i = 0; i < 100; ++i) journal::record_transfer(journal, i);
    });
    journal::widest(journal);
  }
  const bool fine = journal.written == 300 && journal::widest(journal) == 9;
  return fine && journal::check_format("bob") == 11 ? 0 : 1;
}
