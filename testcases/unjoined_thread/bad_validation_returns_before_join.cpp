// A rejected upload leaves the function while the virus scanner still runs.
#include <atomic>
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

namespace upload {

enum class Verdict { kAccepted, kRejected, kInfected };

struct Upload {
  std::string name;
  std::string bytes;
};

class Inbox {
 public:
  explicit Inbox(std::size_t limit) : limit_(limit) {}

  Verdict Take(const Upload& upload) {
    std::atomic<bool> infected{false};
    std::thread scanner([&infected, &upload] {
      infected = upload.bytes.find("EICAR") != std::string::npos;
    });

    if (upload.name.empty() || upload.bytes.size() > limit_) {
      ++rejected_;
      return Verdict::kRejected;  //~ unjoined-thread
    }

    scanner.join();
    return infected ? Verdict::kInfected : Verdict::kAccepted;
  }

  int rejected() const { return rejected_; }

 private:
  std::size_t limit_;
  int rejected_ = 0;
};

}  // namespace upload

int main() {
  upload::Inbox inbox(1024);
  const upload::Upload uploads[] = {{"cv.pdf", "%PDF-1.7"}, {"", "x"}};
  for (const upload::Upload& upload : uploads) {
    std::printf("%d\n", static_cast<int>(inbox.Take(upload)));
  }
  std::printf("%d rejected\n", inbox.rejected());
  return 0;
}
