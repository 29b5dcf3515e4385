// No RAII, but each way out gives the lock back, the exceptional ones too.
#include <cstdio>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

static int parse(const std::string& text) {
  if (text.empty()) throw std::invalid_argument("empty");
  return static_cast<int>(text.size());
}

class Batch {
 public:
  void add(const std::string& text) {
    mutex_.lock();
    try {
      values_.push_back(parse(text));
    } catch (...) {
      mutex_.unlock();
      throw;
    }
    mutex_.unlock();
  }

  bool try_add(const std::string& text) {
    mutex_.lock();
    bool added = true;
    try {
      values_.push_back(parse(text));
    } catch (const std::invalid_argument&) {
      added = false;
    }
    mutex_.unlock();
    return added;
  }

  void add_checked(const std::string& text) {
    const int value = parse(text);
    mutex_.lock();
    values_.push_back(value);
    mutex_.unlock();
  }

  void expect(std::size_t count) {
    mutex_.lock();
    const std::size_t size = values_.size();
    mutex_.unlock();
    if (size != count) throw std::logic_error("values are missing");
  }

 private:
  std::mutex mutex_;
  std::vector<int> values_;
};

int main() {
  Batch batch;
  std::jthread other([&batch] { batch.try_add(""); });
  batch.add("one");
  batch.add_checked("three");
  try {
    batch.add("");
  } catch (const std::invalid_argument&) {
    std::puts("refused");
  }
  other.join();
  batch.expect(2);
}
