// The same page behind a Mutex: now one thread at a time fills its cache.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/arc.h"
#include "fearless/mutex.h"
#include "fearless/thread.h"

class Page {
 public:
  explicit Page(std::string text) : text_(std::move(text)) {}

  const std::string& title() const {
    if (title_.empty()) title_ = text_.substr(0, text_.find('\n'));
    return title_;
  }

 private:
  std::string text_;
  mutable std::string title_;
};

using SharedPage = fearless::Mutex<Page>;

int main() {
  auto page = fearless::make_arc<SharedPage>(Page("The book\nChapter 16\n"));

  auto reader = fearless::spawn([page = page.clone()] {
    const std::string title = page->lock()->title();
    std::printf("reader: %s\n", title.c_str());
  });
  const std::string title = page->lock()->title();
  std::printf("main: %s\n", title.c_str());
  reader.join();
}
