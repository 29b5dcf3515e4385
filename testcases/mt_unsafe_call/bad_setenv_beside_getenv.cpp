// The proxy is put into the environment while a downloader already looks it up.
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Downloader {
 public:
  explicit Downloader(std::vector<std::string> urls) : urls_(std::move(urls)) {}

  void run() {
    for (const std::string& url : urls_) {
      const char* proxy = std::getenv("HTTPS_PROXY");
      via_proxy_ += proxy != nullptr && url.starts_with("https");
    }
  }
  int via_proxy() const { return via_proxy_; }

 private:
  std::vector<std::string> urls_;
  int via_proxy_ = 0;
};

std::string configured_proxy(int argc, char** argv) {
  return argc > 1 ? argv[1] : "http://proxy.internal:3128";
}

int main(int argc, char** argv) {
  Downloader downloader({"https://a.example", "http://b.example"});
  std::thread worker(&Downloader::run, &downloader);
  setenv("HTTPS_PROXY", configured_proxy(argc, argv).c_str(), 1);  //~ mt-unsafe-call
  worker.join();
  std::cout << downloader.via_proxy() << " through the proxy\n";
}
