// The crawler may find more pages while it works, so it owns a sender to its
// own queue; when all pages are done it waits for itself. `unwrap()` may throw,
// which counts as a way out of the loop.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

namespace {

struct Page {
  std::string url;
  int depth;
};

int crawl(fearless::Receiver<Page> queue, fearless::Sender<Page> more) {
  int visited = 0;
  while (auto page = queue.recv()) {  //~ MISSED channel-never-closed
    ++visited;
    if (page->depth > 0) {
      more.send(Page{page->url + "/next", page->depth - 1}).unwrap();
    }
  }
  return visited;
}

}  // namespace

int main() {
  auto [tx, rx] = fearless::channel<Page>();
  auto crawler =
      fearless::spawn([rx = std::move(rx), more = tx.clone()]() mutable {
        return crawl(std::move(rx), std::move(more));
      });
  tx.send(Page{"http://example.org", 3}).unwrap();
  tx.reset();
  std::printf("%d pages\n", crawler.join());
}
