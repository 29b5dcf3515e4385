// After moving the promise into its thread, an error path fulfils it again.
#include <chrono>
#include <cstdio>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Session {
 public:
  explicit Session(std::string user) : user_(std::move(user)) {}
  const std::string& user() const { return user_; }

 private:
  std::string user_;
};

class LoginService {
 public:
  std::future<Session> login(const std::string& user, bool audited) {
    std::promise<Session> promise;
    std::future<Session> session = promise.get_future();
    threads_.emplace_back(&LoginService::check, user, std::move(promise));

    if (audited && user.empty()) {
      promise.set_exception(  //~ use-after-send
          std::make_exception_ptr(std::invalid_argument("no user name")));
    }
    return session;
  }

 private:
  static void check(std::string user, std::promise<Session> promise) {
    if (user == "root") {
      promise.set_exception(
          std::make_exception_ptr(std::runtime_error("not allowed")));
      return;
    }
    promise.set_value(Session(std::move(user)));
  }

  std::vector<std::jthread> threads_;
};

int main() {
  LoginService service;
  for (const char* user : {"ada", "root"}) {
    std::future<Session> pending = service.login(user, true);
    try {
      std::printf("welcome %s\n", pending.get().user().c_str());
    } catch (const std::exception& error) {
      std::printf("refused: %s\n", error.what());
    }
  }
}
