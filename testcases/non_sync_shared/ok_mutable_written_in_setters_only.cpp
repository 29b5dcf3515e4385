// `mutable` is a left-over: only non-const methods write these members.
#include <iostream>
#include <map>
#include <string>
#include <thread>
#include <utility>

namespace net {

class Endpoint {
 public:
  Endpoint(std::string host, int port) : host_(std::move(host)), port_(port) {}

  void SetTraceId(std::string id) { trace_id_ = std::move(id); }
  void AddHeader(const std::string& name, std::string value) {
    headers_[name] = std::move(value);
  }

  std::string Url() const {
    return "http://" + host_ + ":" + std::to_string(port_) + "/?trace=" +
           trace_id_;
  }
  std::size_t HeaderBytes() const {
    std::size_t bytes = 0;
    for (const auto& [name, value] : headers_) {
      bytes += name.size() + value.size() + 4;
    }
    return bytes;
  }

 private:
  std::string host_;
  int port_;
  mutable std::string trace_id_;
  mutable std::map<std::string, std::string> headers_;
};

std::size_t Probe(const Endpoint& endpoint) {
  return endpoint.Url().size() + endpoint.HeaderBytes();
}

}  // namespace net

int main() {
  net::Endpoint endpoint("stock.internal", 8080);
  endpoint.SetTraceId("81f2");
  endpoint.AddHeader("accept", "application/json");
  std::size_t probed = 0;
  std::size_t here = 0;
  {
    std::jthread probe([&endpoint = std::as_const(endpoint), &probed] {
      probed = net::Probe(endpoint);
    });
    here = net::Probe(endpoint);
  }
  endpoint.SetTraceId("81f3");
  std::cout << probed << ' ' << here << '\n';
}
