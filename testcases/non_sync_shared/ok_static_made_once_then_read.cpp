// A const method has a static, but C++ makes it once and nobody changes it.
#include <array>
#include <atomic>
#include <cstdint>
#include <iostream>
#include <string_view>
#include <thread>

namespace archive {

class Checksum {
 public:
  explicit Checksum(std::uint32_t start) : start_(start) {}

  std::uint32_t Of(std::string_view bytes) const {
    static const std::array<std::uint32_t, 256> table = MakeTable();
    static std::atomic<unsigned> uses{0};
    ++uses;
    std::uint32_t crc = ~start_;
    for (const char byte : bytes) {
      crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xff] ^
            (crc >> 8);
    }
    return ~crc;
  }

 private:
  static std::array<std::uint32_t, 256> MakeTable() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t entry = i;
      for (int bit = 0; bit < 8; ++bit) {
        entry = (entry & 1) != 0 ? 0xedb88320u ^ (entry >> 1) : entry >> 1;
      }
      table[i] = entry;
    }
    return table;
  }

  const std::uint32_t start_;
};

}  // namespace archive

int main() {
  const archive::Checksum checksum(0);
  std::uint32_t first = 0;
  std::thread worker([&checksum, &first] { first = checksum.Of("123456789"); });
  const std::uint32_t second = checksum.Of("123456789");
  worker.join();
  std::cout << std::hex << first << (first == second ? " same\n" : " differ\n");
}
