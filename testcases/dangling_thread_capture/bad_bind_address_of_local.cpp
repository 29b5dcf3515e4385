// std::bind stores the address of a local ticket in a queue of callbacks.
#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Ticket {
  std::string passenger;
  int seat;
};

class PrintSpooler {
public:
  void enqueue(std::function<void()> Job) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Jobs.push_back(std::move(Job));
  }

  // Prints what has been queued so far on the printer's own thread.
  void flush() {
    std::vector<std::function<void()>> Batch;
    {
      std::lock_guard<std::mutex> Guard(Mutex);
      Batch.swap(Jobs);
    }
    std::thread Printer([&Batch] {
      for (const auto &Job : Batch)
        Job();
    });
    Printer.join();
  }

private:
  std::mutex Mutex;
  std::vector<std::function<void()>> Jobs;
};

class BoxOffice {
public:
  explicit BoxOffice(PrintSpooler &Spooler) : Spooler(Spooler) {}

  void sell(const std::string &Name) {
    Ticket Sold{Name, NextSeat++};
    Spooler.enqueue(
        std::bind(&BoxOffice::print, &Sold));  //~ dangling-thread-capture
  }

private:
  static void print(const Ticket *Sold) {
    std::printf("seat %d: %s\n", Sold->seat, Sold->passenger.c_str());
  }

  PrintSpooler &Spooler;
  int NextSeat = 11;
};

int main() {
  PrintSpooler Spooler;
  BoxOffice Office(Spooler);
  Office.sell("Marguerite de La Rocque");
  Office.sell("Jeanne Baret");
  Spooler.flush();
  return 0;
}
