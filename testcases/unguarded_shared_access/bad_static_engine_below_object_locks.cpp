// Each client has a lock of its own; the engine is one for all of them, and the
// lock that some caller's client holds is none that guards it.
#include <mutex>
#include <random>
#include <string>

namespace mime {

static std::string random_text(std::size_t length) {
  static std::mt19937 engine(std::random_device{}());
  std::string text;
  while (text.size() < length)
    text += static_cast<char>(
        'a' + engine() % 26);  //~ unguarded-shared-access
  return text;
}

class Client {
 public:
  std::string post(const std::string& body) {
    std::lock_guard<std::mutex> lock(mutex_);
    sent_ += body.size();
    return "--" + random_text(16) + body;
  }
  std::string boundary() const { return random_text(16); }

 private:
  std::mutex mutex_;
  std::size_t sent_ = 0;
};

}  // namespace mime
