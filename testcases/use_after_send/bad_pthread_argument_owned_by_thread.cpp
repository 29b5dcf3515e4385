// The new thread owns its start argument, and the starter prints from it.
#include <pthread.h>

#include <cstdio>
#include <memory>
#include <string>

namespace backup {

struct Task {
  std::string source;
  std::string target;
  int verify = 0;
};

class Runner {
 public:
  Runner() = default;
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;
  ~Runner() { Wait(); }

  bool Start(std::string source, std::string target) {
    if (running_) return false;
    Task* task = new Task{std::move(source), std::move(target), 1};
    if (pthread_create(&thread_, nullptr, &Runner::Main, task) != 0) {
      delete task;
      return false;
    }
    running_ = true;
    std::printf("copying to %s\n", task->target.c_str());  //~ use-after-send
    return true;
  }

  void Wait() {
    if (!running_) return;
    pthread_join(thread_, nullptr);
    running_ = false;
  }

 private:
  static void* Main(void* argument) {
    const std::unique_ptr<Task> task(static_cast<Task*>(argument));
    std::printf("%s -> %s%s\n", task->source.c_str(), task->target.c_str(),
                task->verify ? ", verified" : "");
    return nullptr;
  }

  pthread_t thread_{};
  bool running_ = false;
};

}  // namespace backup

int main() {
  backup::Runner runner;
  if (!runner.Start("/srv/data", "/mnt/backup")) return 1;
  runner.Wait();
  return 0;
}
