// What a thread does before its promise is seen by who waited for it; what it
// does afterwards is nobody else's.
#include <future>
#include <string>
#include <thread>
#include <vector>

class Loader {
 public:
  Loader() : thread_([this] { work(); }) {}
  ~Loader() { thread_.join(); }

  std::size_t wait() {
    ready_.get_future().wait();
    lines_.push_back("# end");
    return lines_.size();
  }

 private:
  void work() {
    lines_.push_back("first");
    lines_.push_back("second");
    ready_.set_value();
    rounds_ = 2;
  }

  std::vector<std::string> lines_;
  int rounds_ = 0;
  std::promise<void> ready_;
  std::thread thread_;
};

int main() {
  Loader loader;
  return loader.wait() == 3 ? 0 : 1;
}
