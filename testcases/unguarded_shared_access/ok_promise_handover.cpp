// The worker writes plain fields, then fulfils the promise readers wait for.
#include <cstddef>
#include <exception>
#include <future>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

class Database {
 public:
  Database() : ready_(opened_.get_future().share()) {}
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void open(std::string path) {
    opener_ = std::jthread([this, path = std::move(path)] {
      if (path.empty()) {
        opened_.set_exception(
            std::make_exception_ptr(std::runtime_error("no path")));
        return;
      }
      path_ = path;
      tables_["users"] = 3;
      tables_["orders"] = 12;
      opened_.set_value();  // Nothing is written after this.
    });
  }

  int rows(const std::string& table) const {
    ready_.wait();
    const auto it = tables_.find(table);
    return it == tables_.end() ? -1 : it->second;
  }

  std::size_t nameLength() const {
    ready_.get();
    return path_.size();
  }

 private:
  std::promise<void> opened_;
  std::shared_future<void> ready_;
  std::string path_;
  std::map<std::string, int> tables_;
  std::jthread opener_;
};

int main() {
  Database database;
  database.open("/var/db");
  int users = 0;
  {
    std::jthread reader([&] { users = database.rows("users"); });
  }
  const std::size_t length = database.nameLength();
  return users == 3 && length == 7 && database.rows("none") == -1 ? 0 : 1;
}
