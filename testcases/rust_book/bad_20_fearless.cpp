// An Arc shares a type whose const method changes a plain member.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/arc.h"
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

int main() {
  auto page = fearless::make_arc<const Page>("The book\nChapter 16\n");

  auto reader = fearless::spawn([page = page.clone()] {  //~ non-sync-shared
    std::printf("reader: %s\n", page->title().c_str());
  });
  std::printf("main: %s\n", page->title().c_str());
  reader.join();
}
