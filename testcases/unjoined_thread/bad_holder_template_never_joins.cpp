// A home-made thread holder names its thread and reports its end; nobody joins.
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

template <typename Body>
class NamedThread {
 public:
  NamedThread(std::string name, Body body)
      : name_(std::move(name)), thread_(std::move(body)) {}
  NamedThread(const NamedThread&) = delete;
  NamedThread& operator=(const NamedThread&) = delete;
  ~NamedThread() { std::printf("%s ends\n", name_.c_str()); }  //~ unjoined-thread

  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::thread thread_;
};

static std::atomic<int> indexed{0};

static int indexDocuments(int documents) {
  NamedThread indexer("indexer", [documents] {
    for (int document = 0; document < documents; ++document) ++indexed;
  });
  std::printf("%s runs\n", indexer.name().c_str());
  while (indexed < documents) std::this_thread::yield();
  return indexed;
}

int main() { return indexDocuments(100) == 100 ? 0 : 1; }
