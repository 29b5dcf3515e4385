// A database calls the file system through an interface it was made with, and a
// clock: services below it, which do not know it.
#include <cstdint>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class File {
 public:
  virtual ~File() = default;
  virtual bool append(const std::string& data) = 0;
};

class Env {
 public:
  virtual ~Env() = default;
  virtual std::unique_ptr<File> open(const std::string& name) = 0;
};

class Database {
 public:
  using Clock = std::function<std::uint64_t()>;
  Database(Env* env, Clock clock) : env_(env), clock_(std::move(clock)) {}

  bool put(const std::string& key, const std::string& value) {
    std::lock_guard lock(mutex_);
    if (!log_) log_ = env_->open("log");
    if (!log_->append(key + '=' + value)) return false;
    table_[key] = value;
    changed_at_ = clock_();
    return true;
  }
  std::uint64_t changed_at() {
    std::lock_guard lock(mutex_);
    return changed_at_;
  }

 private:
  Env* const env_;
  const Clock clock_;
  std::mutex mutex_;
  std::unique_ptr<File> log_;
  std::map<std::string, std::string> table_;
  std::uint64_t changed_at_ = 0;
};

class MemoryFile : public File {
 public:
  bool append(const std::string& data) override {
    data_ += data;
    return true;
  }

 private:
  std::string data_;
};

class MemoryEnv : public Env {
 public:
  std::unique_ptr<File> open(const std::string&) override {
    return std::make_unique<MemoryFile>();
  }
};

int main() {
  MemoryEnv env;
  Database database(&env, [] { return std::uint64_t{42}; });
  {
    std::jthread writer([&database] { database.put("a", "1"); });
    database.put("b", "2");
  }
  std::printf("%d\n", database.changed_at() == 42);
}
