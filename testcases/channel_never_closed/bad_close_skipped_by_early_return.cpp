// A bad header makes the reader return before close(): main's loop, which
// would print the rows, never ends.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class RowQueue {
 public:
  void push(std::string row) {
    std::lock_guard lock(mutex_);
    rows_.push_back(std::move(row));
    changed_.notify_one();
  }
  void close() {
    std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }
  std::optional<std::string> pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_closed_ || !rows_.empty(); });
    if (rows_.empty()) return std::nullopt;
    std::string row = std::move(rows_.front());
    rows_.pop_front();
    return row;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> rows_;
  bool is_closed_ = false;
};

static void read_rows(const std::vector<std::string>& lines, RowQueue& out) {
  if (lines.empty() || lines[0] != "id;name") {
    std::fputs("bad header\n", stderr);
    return;
  }
  for (const std::string& line : lines) out.push(line);
  out.close();
}

int main(int argc, char** argv) {
  std::vector<std::string> lines(argv, argv + argc);
  RowQueue rows;
  std::jthread reader([&] { read_rows(lines, rows); });
  while (auto row = rows.pop()) {  //~ channel-never-closed
    std::printf("%s\n", row->c_str());
  }
}
