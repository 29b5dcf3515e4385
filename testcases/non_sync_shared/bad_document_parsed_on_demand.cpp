// A document parses itself when first asked, and the pool's tasks all ask.
#include <condition_variable>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace xml {

struct Element {
  std::string tag;
  std::vector<std::unique_ptr<Element>> children;
};

class Document {
 public:
  explicit Document(std::string source) : source_(std::move(source)) {}

  const Element& root() const {
    if (!root_) root_ = Parse();
    return *root_;
  }

 private:
  std::unique_ptr<Element> Parse() const {
    auto root = std::make_unique<Element>();
    root->tag = "root";
    for (const char c : source_) {
      if (c != '<') continue;
      root->children.push_back(std::make_unique<Element>());
      root->children.back()->tag = "item";
    }
    return root;
  }

  const std::string source_;
  mutable std::unique_ptr<Element> root_;
};

class TaskQueue {
 public:
  void Post(std::function<void()> task) {
    std::lock_guard lock(mutex_);
    tasks_.push(std::move(task));
    not_empty_.notify_one();
  }
  // Runs `count` tasks on the calling thread.
  void Run(int count) {
    while (count-- > 0) {
      std::unique_lock lock(mutex_);
      not_empty_.wait(lock, [this] { return !tasks_.empty(); });
      const std::function<void()> task = std::move(tasks_.front());
      tasks_.pop();
      lock.unlock();
      task();
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable not_empty_;
  std::queue<std::function<void()>> tasks_;
};

}  // namespace xml

int main() {
  xml::TaskQueue queue;
  std::size_t children = 0;
  std::jthread worker([&queue] { queue.Run(1); });
  const auto document =
      std::make_shared<const xml::Document>("<a><b><c>some text</c></b></a>");
  queue.Post([document, &children] {  //~ non-sync-shared
    children = document->root().children.size();
  });
  const std::string tag = document->root().tag;
  worker.join();
  std::cout << tag << ' ' << children << '\n';
}
