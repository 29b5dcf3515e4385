// No member is mutable; a const method casts its constness away to cache.
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace mail {

class Thread {
 public:
  explicit Thread(std::vector<std::string> messages)
      : messages_(std::move(messages)) {}

  const std::string& preview() const {
    if (preview_.empty()) {
      const_cast<Thread*>(this)->BuildPreview();
    }
    return preview_;
  }

 private:
  void BuildPreview() {
    for (const std::string& message : messages_) {
      preview_ += message.substr(0, 20);
      preview_ += " / ";
    }
  }

  std::vector<std::string> messages_;
  std::string preview_;
};

std::size_t ListHeight(const Thread& thread) {
  return 1 + thread.preview().size() / 40;
}

}  // namespace mail

int main() {
  mail::Thread conversation(
      {"Could you send me the minutes of the last meeting?",
       "Of course, I have attached them.", "Thank you!"});
  std::size_t height = 0;
  std::jthread layout([&shown = std::as_const(conversation),  //~ non-sync-shared
                       &height] { height = mail::ListHeight(shown); });
  const std::string preview = std::as_const(conversation).preview();
  layout.join();
  std::cout << height << ": " << preview << '\n';
}
