// The do-while loop fetches the next page only after a blank one.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Page {
  int number = 0;
  std::string text;
};

class PageSink {
 public:
  PageSink() : renderer_([this] { render(); }) {}
  ~PageSink() {
    {
      std::lock_guard<std::mutex> lock(mutex_);
      complete_ = true;
      more_.notify_one();
    }
    renderer_.join();
  }

  void send(std::unique_ptr<Page> page) {
    std::lock_guard<std::mutex> lock(mutex_);
    pages_.push_back(std::move(page));
    more_.notify_one();
  }

 private:
  void render() {
    for (;;) {
      std::unique_lock<std::mutex> lock(mutex_);
      more_.wait(lock, [this] { return complete_ || !pages_.empty(); });
      if (pages_.empty()) return;
      const std::unique_ptr<Page> page = std::move(pages_.front());
      pages_.pop_front();
      lock.unlock();
      if (page) std::printf("page %d: %s\n", page->number, page->text.c_str());
    }
  }

  std::mutex mutex_;
  std::condition_variable more_;
  std::deque<std::unique_ptr<Page>> pages_;
  bool complete_ = false;
  std::thread renderer_;
};

class Reader {
 public:
  explicit Reader(std::vector<std::string> texts) : texts_(std::move(texts)) {}
  bool at_end() const { return next_ == texts_.size(); }
  std::unique_ptr<Page> fetch() {
    auto page = std::make_unique<Page>();
    page->text = texts_[next_++];
    page->number = static_cast<int>(next_);
    return page;
  }

 private:
  std::vector<std::string> texts_;
  std::size_t next_ = 0;
};

static int copy_pages(Reader& reader, PageSink& sink) {
  int sent = 0;
  if (reader.at_end()) return sent;
  std::unique_ptr<Page> page = reader.fetch();
  do {
    if (page->text.empty()) {  //~ use-after-send
      if (!reader.at_end()) page = reader.fetch();
      continue;
    }
    sink.send(std::move(page));
    ++sent;
  } while (!reader.at_end());
  return sent;
}

int main() {
  PageSink sink;
  Reader reader({"title", "", "contents"});
  std::printf("%d sent\n", copy_pages(reader, sink));
}
