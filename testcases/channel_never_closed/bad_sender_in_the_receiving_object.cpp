// The aggregator keeps the sender that it makes clones of: its own loop can
// never see the channel closed.
// flags: -Iruntime/include
#include <cstdio>
#include <string>
#include <utility>

#include "fearless/channel.h"
#include "fearless/thread.h"

class Aggregator {
 public:
  Aggregator() : Aggregator(fearless::channel<std::string>()) {}

  fearless::Sender<std::string> source() const { return tx_.clone(); }

  std::size_t run() {
    std::size_t lines = 0;
    for (const std::string& line : rx_) {  //~ channel-never-closed
      std::printf("%s\n", line.c_str());
      ++lines;
    }
    return lines;
  }

 private:
  using Ends = std::pair<fearless::Sender<std::string>,
                         fearless::Receiver<std::string>>;
  explicit Aggregator(Ends ends)
      : tx_(std::move(ends.first)), rx_(std::move(ends.second)) {}

  fearless::Sender<std::string> tx_;
  fearless::Receiver<std::string> rx_;
};

int main() {
  Aggregator aggregator;
  auto reader = fearless::spawn([out = aggregator.source()] {
    for (const char* line : {"one", "two"}) out.send(line).unwrap();
  });
  const std::size_t lines = aggregator.run();
  reader.join();
  return lines == 2 ? 0 : 1;
}
