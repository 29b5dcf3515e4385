// What runs under the lock is known here: local lambdas, private helpers, own
// virtual functions of a closed hierarchy, a strategy it made for itself.
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Encoder {
 public:
  virtual ~Encoder() = default;
  virtual std::string encode(const std::string& text) const = 0;
};

class Plain final : public Encoder {
 public:
  std::string encode(const std::string& text) const override { return text; }
};

class Hex final : public Encoder {
 public:
  std::string encode(const std::string& text) const override {
    std::string hex;
    for (char c : text) {
      hex += "0123456789abcdef"[(c >> 4) & 15];
      hex += "0123456789abcdef"[c & 15];
    }
    return hex;
  }
};

class Journal {
 public:
  explicit Journal(bool is_binary) {
    if (is_binary)
      encoder_ = std::make_unique<Hex>();
    else
      encoder_ = std::make_unique<Plain>();
  }

  void write(const std::string& text) {
    std::lock_guard lock(mutex_);
    lines_.push_back(encoder_->encode(text));
    const std::function<void(std::string&)> cut = [](std::string& line) {
      if (line.size() > 80) line.resize(80);
    };
    cut(lines_.back());
    auto is_full = [this] { return lines_.size() > 100; };
    if (is_full()) rotate();
  }

  std::size_t size() const {
    std::lock_guard lock(mutex_);
    return lines_.size();
  }

 private:
  void rotate() { lines_.clear(); }

  mutable std::mutex mutex_;
  std::unique_ptr<Encoder> encoder_;
  std::vector<std::string> lines_;
};

int main() {
  Journal journal(true);
  {
    std::jthread writer([&journal] {
      for (int i = 0; i < 150; ++i) journal.write("entry");
    });
    for (int i = 0; i < 150; ++i) journal.write("other");
  }
  std::printf("%d\n", journal.size() <= 101);
}
