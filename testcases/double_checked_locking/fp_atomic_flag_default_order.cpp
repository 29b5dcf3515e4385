// A std::atomic<bool> with the default order publishes the table.
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <mutex>
#include <string_view>
#include <thread>

namespace checksum {

class Crc32 {
 public:
  std::uint32_t Of(std::string_view text) {
    EnsureTable();
    std::uint32_t crc = 0xffffffffu;
    for (const char c : text) {
      crc = table_[(crc ^ static_cast<unsigned char>(c)) & 0xffu] ^ (crc >> 8);  //~ unguarded-shared-access
    }
    return ~crc;
  }

 private:
  void EnsureTable() {
    if (filled_) return;
    std::lock_guard<std::mutex> lock(mutex_);
    if (filled_) return;
    for (std::uint32_t i = 0; i < table_.size(); ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) {
        value = (value & 1u) != 0 ? 0xedb88320u ^ (value >> 1) : value >> 1;
      }
      table_[i] = value;
    }
    filled_ = true;
  }

  std::mutex mutex_;
  std::atomic<bool> filled_{false};
  std::array<std::uint32_t, 256> table_{};
};

}  // namespace checksum

int main() {
  checksum::Crc32 crc;
  std::uint32_t first = 0, second = 0;
  {
    std::jthread a([&] { first = crc.Of("123456789"); });
    std::jthread b([&] { second = crc.Of("abc"); });
  }
  std::printf("%08x %08x\n", first, second);
  return first == 0xcbf43926u && second == 0x352441c2u ? 0 : 1;
}
