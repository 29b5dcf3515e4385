// A free helper relies on its callers' lock; one caller has not taken it yet.
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

// The caller holds journal.mutex.
void append_line(Journal& journal, std::string_view text) {
  journal.lines.emplace_back(text);  //~ unguarded-shared-access
}

void record_login(Journal& journal, const std::string& user) {
  std::lock_guard<std::mutex> lock(journal.mutex);
  append_line(journal, "login " + user);
  ++journal.written;
}

void record_transfer(Journal& journal, const std::string& from,
                     const std::string& to, long amount) {
  std::lock_guard<std::mutex> lock(journal.mutex);
  append_line(journal, "debit " + from + ' ' + std::to_string(amount));
  append_line(journal, "credit " + to + ' ' + std::to_string(amount));
  journal.written += 2;
}

void record_failure(Journal& journal, const std::string& user) {
  append_line(journal, "failed login " + user);
  std::lock_guard<std::mutex> lock(journal.mutex);
  ++journal.written;
}

std::size_t trim(Journal& journal, std::size_t keep) {
  std::lock_guard<std::mutex> lock(journal.mutex);
  if (journal.lines.size() <= keep) return 0;
  const std::size_t removed = journal.lines.size() - keep;
  journal.lines.erase(
      journal.lines.begin(),
      journal.lines.begin() + static_cast<std::ptrdiff_t>(removed));
  return removed;
}

}  // namespace journal

int main() {
  journal::Journal journal;
  {
    std::jthread front([&journal] {
      for (int i = 0; i < 200; ++i) journal::record_login(journal, "ada");
    });
    std::jthread guard([&journal] {
      for (int i = 0; i < 200; ++i) journal::record_failure(journal, "eve");
    });
    for (int i = 0; i < 20; ++i) {
      journal::record_transfer(journal, "ada", "bob", i);
      journal::trim(journal, 100);
    }
  }
  return journal.written > 0 ? 0 : 1;
}
