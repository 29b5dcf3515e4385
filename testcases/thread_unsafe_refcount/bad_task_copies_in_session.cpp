// Each request clones the session's plain-counted user into a pool task.
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

class Executor {
public:
  virtual ~Executor() = default;
  virtual void submit(std::function<void()> task) = 0;
};

// Two threads that take the newest task first.
class StackExecutor final : public Executor {
public:
  StackExecutor() : A([this] { run(); }), B([this] { run(); }) {}
  ~StackExecutor() override {
    {
      std::lock_guard<std::mutex> Guard(M);
      Closed = true;
    }
    Changed.notify_all();
    A.join();
    B.join();
  }
  void submit(std::function<void()> task) override {
    {
      std::lock_guard<std::mutex> Guard(M);
      Tasks.push_back(std::move(task));
    }
    Changed.notify_one();
  }

private:
  void run() {
    for (;;) {
      std::unique_lock<std::mutex> Guard(M);
      Changed.wait(Guard, [this] { return Closed || !Tasks.empty(); });
      if (Tasks.empty())
        return;
      std::function<void()> task = std::move(Tasks.back());
      Tasks.pop_back();
      Guard.unlock();
      task();
    }
  }

  std::mutex M;
  std::condition_variable Changed;
  std::vector<std::function<void()>> Tasks;
  bool Closed = false;
  std::thread A;
  std::thread B;
};

struct User {
  const std::string name;
  unsigned refs;
};

class UserRef {
public:
  explicit UserRef(std::string name) : U(new User{std::move(name), 1}) {}
  UserRef(const UserRef &other) : U(other.U) { U->refs += 1; }
  UserRef &operator=(const UserRef &) = delete;
  ~UserRef() {
    U->refs -= 1;
    if (U->refs == 0)
      delete U;
  }
  const std::string &name() const { return U->name; }

private:
  User *U;
};

class Session {
public:
  Session(Executor &executor, std::string name)
      : Exec(executor), Owner(std::move(name)) {}
  void handle(int request) {
    Exec.submit([user = Owner, request] {  //~ thread-unsafe-refcount
      std::printf("%s: request %d\n", user.name().c_str(), request);
    });
  }

private:
  Executor &Exec;
  UserRef Owner;
};

} // namespace

int main() {
  StackExecutor executor;
  Session session(executor, "grete.hermann");
  for (int request = 1; request <= 6; ++request)
    session.handle(request);
  return 0;
}
