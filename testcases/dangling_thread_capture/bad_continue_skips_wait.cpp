// A skipped page starts the next iteration before its task was waited for.
#include <algorithm>
#include <condition_variable>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

// Says when a task is done. Shared by the task and whoever waits for it.
class Completion {
 public:
  void Set() {
    std::lock_guard lock(mutex_);
    done_ = true;
    changed_.notify_all();
  }
  void Wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return done_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool done_ = false;
};

class Background {
 public:
  ~Background() {
    for (std::thread& thread : threads_) thread.join();
  }
  std::shared_ptr<Completion> Run(std::function<void()> work) {
    auto completion = std::make_shared<Completion>();
    threads_.emplace_back([work = std::move(work), completion] {
      work();
      completion->Set();
    });
    return completion;
  }

 private:
  std::vector<std::thread> threads_;
};

struct Page {
  std::string text;
  std::size_t score = 0;
};

std::size_t Rank(Background& background, std::vector<std::string> texts) {
  std::size_t best = 0;
  for (std::string& text : texts) {
    Page page{std::move(text)};
    const bool is_draft = page.text.starts_with("DRAFT");
    const auto ranked = background.Run([&page] {  //~ dangling-thread-capture
      page.score = page.text.size() * 7 % 101;
    });
    if (is_draft) continue;
    ranked->Wait();
    best = std::max(best, page.score);
  }
  return best;
}

int main() {
  Background background;
  std::cout << Rank(background, {"a short story of the sea and its sailors",
                                 "DRAFT of a much longer and slower novel",
                                 "notes"})
            << '\n';
}
