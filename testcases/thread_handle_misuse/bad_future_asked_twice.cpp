// get() moves the result out of the future: the second one throws.
#include <cstdio>
#include <future>
#include <string>
#include <vector>

struct Page {
  std::string title;
  std::size_t words = 0;
};

static Page fetch(const std::string& url) { return {url, url.size() * 7}; }

class Preview {
 public:
  explicit Preview(std::string url)
      : url_(std::move(url)),
        page_(std::async(std::launch::async, [url = url_] {
          return fetch(url);
        })) {}

  Page finish(bool verbose) {
    if (verbose) {
      std::printf("%s has %zu words\n", url_.c_str(), page_.get().words);
    }
    return page_.get();  //~ thread-handle-misuse
  }

 private:
  std::string url_;
  std::future<Page> page_;
};

int main() {
  Preview quiet("https://example.org/a");
  std::printf("%s\n", quiet.finish(false).title.c_str());
  Preview loud("https://example.org/b");
  std::printf("%s\n", loud.finish(true).title.c_str());
  return 0;
}
