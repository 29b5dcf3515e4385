// Each loop leaves as soon as it has moved the ticket away.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Ticket {
  int number = 0;
  std::string skill;
};

class Agent {
 public:
  explicit Agent(std::string skill) : skill_(std::move(skill)) {}
  ~Agent() {
    {
      std::lock_guard lock(mutex_);
      gone_ = true;
    }
    cond_.notify_all();
    if (thread_.joinable()) thread_.join();
  }
  Agent(const Agent&) = delete;
  Agent& operator=(const Agent&) = delete;

  // Called once, before the first assign().
  void start() {
    thread_ = std::thread([this] { work(); });
  }
  bool knows(const std::string& skill) const { return skill == skill_; }
  void assign(Ticket ticket) {
    {
      std::lock_guard lock(mutex_);
      tickets_.push_back(std::move(ticket));
    }
    cond_.notify_all();
  }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      cond_.wait(lock, [this] { return gone_ || !tickets_.empty(); });
      if (tickets_.empty()) return;
      const Ticket ticket = std::move(tickets_.front());
      tickets_.pop_front();
      lock.unlock();
      std::printf("%s solves %d\n", skill_.c_str(), ticket.number);
      lock.lock();
    }
  }

  const std::string skill_;
  std::mutex mutex_;
  std::condition_variable cond_;
  std::deque<Ticket> tickets_;
  bool gone_ = false;
  std::thread thread_;
};

using Agents = std::vector<std::unique_ptr<Agent>>;

static bool route(const Agents& agents, Ticket ticket,
                  std::vector<Ticket>& unsolved) {
  for (const std::unique_ptr<Agent>& agent : agents) {
    if (!agent->knows(ticket.skill)) continue;
    agent->assign(std::move(ticket));
    return true;
  }

  int tries = 0;
  bool parked = false;
  while (!parked) {
    ticket.number += 1000;
    if (++tries == 2) {
      unsolved.push_back(std::move(ticket));
      parked = true;
      break;
    }
  }
  return false;
}

int main() {
  Agents agents;
  agents.push_back(std::make_unique<Agent>("billing"));
  agents.push_back(std::make_unique<Agent>("network"));
  for (const auto& agent : agents) agent->start();

  std::vector<Ticket> unsolved;
  route(agents, {1, "network"}, unsolved);
  route(agents, {2, "plumbing"}, unsolved);
  route(agents, {3, "billing"}, unsolved);
  for (const Ticket& ticket : unsolved) {
    std::printf("unsolved %d (%s)\n", ticket.number, ticket.skill.c_str());
  }
}
