// The future of std::async waits in its destructor, also on the early return.
#include <cstdint>
#include <cstdio>
#include <future>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

class Upload {
public:
  explicit Upload(std::vector<std::uint8_t> bytes) : Bytes(std::move(bytes)) {}

  // Computes the digest while the quota is checked.
  std::optional<unsigned> accept(std::size_t quota) const {
    const std::vector<std::uint8_t> snapshot = Bytes;
    std::future<unsigned> digest =
        std::async(std::launch::async, [&snapshot] {
          return std::accumulate(
              snapshot.begin(), snapshot.end(), 0u,
              [](unsigned sum, std::uint8_t byte) { return sum * 33 + byte; });
        });
    if (snapshot.size() > quota)
      return std::nullopt; // ~future waits, then `snapshot` dies
    return digest.get();
  }

private:
  std::vector<std::uint8_t> Bytes;
};

int main() {
  const Upload small(std::vector<std::uint8_t>(100, 7));
  const Upload large(std::vector<std::uint8_t>(100'000, 9));
  for (const Upload *upload : {&small, &large}) {
    if (const std::optional<unsigned> digest = upload->accept(4096))
      std::printf("digest %08x\n", *digest);
    else
      std::puts("over quota");
  }
  return 0;
}
