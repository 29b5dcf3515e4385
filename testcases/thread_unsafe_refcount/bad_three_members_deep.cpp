// The count hides three structs below the job that is handed to the mailer.
#include <condition_variable>
#include <iostream>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace mail {

class Attachment {
 public:
  explicit Attachment(std::string bytes) : rep_(new Rep{std::move(bytes), 1}) {}
  Attachment(const Attachment& other) : rep_(other.rep_) { rep_->Acquire(); }
  Attachment& operator=(const Attachment&) = delete;
  ~Attachment() { rep_->Release(); }
  std::size_t size() const { return rep_->bytes.size(); }

 private:
  struct Rep {
    void Acquire() { references++; }
    void Release() {
      references--;
      if (references == 0) delete this;
    }
    std::string bytes;
    short references;
  };
  Rep* rep_;
};

struct Body {
  std::string text;
  Attachment attachment;
};

struct Message {
  std::string to;
  Body body;
};

struct Job {
  int priority;
  Message message;
};

class Outbox {
 public:
  void Put(const Job& job) {
    {
      std::lock_guard lock(mutex_);
      jobs_.push_back(job);
    }
    filled_.notify_one();
  }
  std::size_t TakeAndSend() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return !jobs_.empty(); });
    std::list<Job> batch;
    batch.splice(batch.end(), jobs_, jobs_.begin());
    lock.unlock();
    const Body& body = batch.front().message.body;
    return body.text.size() + body.attachment.size();
  }

 private:
  std::mutex mutex_;
  std::condition_variable filled_;
  std::list<Job> jobs_;
};

}  // namespace mail

int main() {
  mail::Outbox outbox;
  std::size_t sent = 0;
  std::jthread mailer([&outbox, &sent] {
    for (int i = 0; i < 20; ++i) sent += outbox.TakeAndSend();
  });
  const mail::Body body{"Minutes", mail::Attachment("pdf")};
  const mail::Job job{1, {"all@example.org", body}};
  for (int i = 0; i < 20; ++i) {
    outbox.Put(job);  //~ thread-unsafe-refcount
  }
  mailer.join();
  std::cout << sent << " bytes\n";
}
