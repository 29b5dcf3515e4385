// request() holds the client's lock when it calls itself for the new address.
#include <mutex>
#include <string>

struct Response {
  int status = 200;
  std::string location;
  std::string body;
};

class HttpClient {
 public:
  Response request(const std::string& url, int redirects = 0) {
    std::lock_guard<std::mutex> lock(mutex_);
    ++requests_;
    Response response = answer_of(url);
    if (response.status == 301 && redirects < 5)
      return request(response.location, redirects + 1);  //~ double-lock
    return response;
  }

  long requests() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return requests_;
  }

 private:
  Response answer_of(const std::string& url) const {
    if (url == base_) return {301, base_ + "/index.html", ""};
    return {200, "", "hello"};
  }

  mutable std::mutex mutex_;
  std::string base_ = "http://host";
  long requests_ = 0;
};
