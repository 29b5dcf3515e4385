// What a task's body moves is the task's own capture, not the caller's object.
// llvm/llvm-project#59130: test and move stand inside an argument's body.
#include <cstdio>
#include <cstdlib>
#include <future>
#include <string>
#include <utility>
#include <vector>

struct Upload {
  std::string name;
  std::vector<char> bytes;

  std::size_t consume() && {
    std::vector<char> taken = std::move(bytes);
    return taken.size();
  }
};

[[noreturn]] static void die(std::string reason) {
  std::fprintf(stderr, "fatal: %s\n", reason.c_str());
  std::exit(EXIT_FAILURE);
}

class Uplink {
 public:
  template <typename Task>
  void submit(Task task) {
    results_.push_back(std::async(std::launch::async, std::move(task)));
  }

  std::size_t finish() {
    std::size_t total = 0;
    for (auto& result : results_) total += result.get();
    results_.clear();
    return total;
  }

 private:
  std::vector<std::future<std::size_t>> results_;
};

static std::size_t upload_twice(Uplink& uplink, Upload upload,
                                std::size_t limit) {
  if (upload.bytes.size() > limit) {
    die(std::move(upload.name));
  }
  uplink.submit([upload]() mutable -> std::size_t {
    if (upload.name.empty()) return 0;
    return std::move(upload).consume();
  });
  uplink.submit([upload, prefix = upload.name]() mutable -> std::size_t {
    std::printf("again: %s\n", prefix.c_str());
    return !upload.bytes.empty() ? std::move(upload).consume() : 0;
  });
  std::printf("%s: %zu bytes twice\n", upload.name.c_str(),
              upload.bytes.size());
  return upload.bytes.size();
}

int main() {
  Uplink uplink;
  const std::size_t queued =
      upload_twice(uplink, {"notes.txt", {'a', 'b', 'c'}}, 16);
  std::printf("%zu queued, %zu sent\n", queued, uplink.finish());
}
