// Two services that know each other; each calls the other after it let go.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Presence;

class Chat {
 public:
  explicit Chat(Presence& presence) : presence_(presence) {}
  void post(const std::string& user, const std::string& text);
  std::size_t unread(const std::string& user) {
    std::lock_guard lock(mutex_);
    return unread_[user];
  }

 private:
  Presence& presence_;
  std::mutex mutex_;
  std::map<std::string, std::size_t> unread_;
  std::vector<std::string> lines_;
};

class Presence {
 public:
  void use(Chat* chat) {
    std::lock_guard lock(mutex_);
    chat_ = chat;
  }
  void touch(const std::string& user) {
    std::lock_guard lock(mutex_);
    ++seen_[user];
  }
  std::size_t attention(const std::string& user) {
    Chat* chat = nullptr;
    std::size_t seen = 0;
    {
      std::lock_guard lock(mutex_);
      chat = chat_;
      seen = seen_[user];
    }
    return chat != nullptr ? seen + chat->unread(user) : seen;
  }

 private:
  std::mutex mutex_;
  Chat* chat_ = nullptr;
  std::map<std::string, std::size_t> seen_;
};

void Chat::post(const std::string& user, const std::string& text) {
  {
    std::lock_guard lock(mutex_);
    lines_.push_back(user + ": " + text);
    ++unread_[user];
  }
  presence_.touch(user);
}

int main() {
  Presence presence;
  Chat chat(presence);
  presence.use(&chat);
  std::size_t most = 0;
  {
    std::jthread writer([&] {
      for (int i = 0; i < 100; ++i) chat.post("ada", "hello");
    });
    for (int i = 0; i < 100; ++i) most = presence.attention("ada");
  }
  std::printf("%d\n", most <= 200);
}
