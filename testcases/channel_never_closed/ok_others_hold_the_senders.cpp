// A server's inbox stays open for as long as its clients live: that is their
// affair. The server's thread has no sender itself.
// flags: -Iruntime/include
#include <string>
#include <utility>
#include <vector>

#include "fearless/channel.h"
#include "fearless/thread.h"

class Client {
 public:
  explicit Client(fearless::Sender<std::string> server)
      : server_(std::move(server)) {}
  void ask(const std::string& question) const {
    server_.send(question).unwrap();
  }

 private:
  fearless::Sender<std::string> server_;
};

class Server {
 public:
  explicit Server(fearless::Receiver<std::string> inbox)
      : inbox_(std::move(inbox)) {}

  std::size_t run() {
    std::size_t served = 0;
    for (const std::string& question : inbox_) {
      if (!question.empty()) ++served;
    }
    return served;
  }

 private:
  fearless::Receiver<std::string> inbox_;
};

// The answers come back on a channel of their own, whose sender stays here.
class Desk {
 public:
  int run(fearless::Receiver<int> inbox, fearless::Sender<int> outbox) {
    int answered = 0;
    while (auto question = inbox.recv()) {
      outbox.send(*question * 2).unwrap();
      ++answered;
    }
    return answered;
  }
};

int main() {
  auto [tx, rx] = fearless::channel<std::string>();
  auto server = fearless::spawn(
      [rx = std::move(rx)]() mutable { return Server(std::move(rx)).run(); });
  {
    std::vector<Client> clients;
    for (int i = 0; i < 3; ++i) clients.emplace_back(tx.clone());
    for (const Client& client : clients) client.ask("what time is it");
  }
  tx.reset();

  auto [questions, inbox] = fearless::channel<int>();
  auto [outbox, answers] = fearless::channel<int>();
  auto desk = fearless::spawn(
      [inbox = std::move(inbox), outbox = std::move(outbox)]() mutable {
        return Desk().run(std::move(inbox), std::move(outbox));
      });
  questions.send(1).unwrap();
  questions.send(2).unwrap();
  questions.reset();
  int sum = 0;
  for (int answer : answers) sum += answer;
  const int served = server.join();
  const int replied = desk.join();
  return served == 3 && replied == 2 && sum == 6 ? 0 : 1;
}
