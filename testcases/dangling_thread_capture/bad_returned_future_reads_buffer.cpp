// A checksum is computed in the background over a buffer that is already freed.
#include <cstdint>
#include <fstream>
#include <future>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using Bytes = std::vector<unsigned char>;

Bytes ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return Bytes(std::istreambuf_iterator<char>(in), {});
}

std::uint32_t Adler32(const Bytes& bytes) {
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const unsigned char byte : bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return (b << 16) | a;
}

std::future<std::uint32_t> ChecksumAsync(const std::string& path) {
  const Bytes content = ReadFile(path);
  return std::async(std::launch::async,
                    [&content] {  //~ dangling-thread-capture
                      return Adler32(content);
                    });
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::future<std::uint32_t>> sums;
  for (int i = 0; i < argc; ++i) {
    sums.push_back(ChecksumAsync(argv[i]));
  }
  for (std::future<std::uint32_t>& sum : sums) {
    std::cout << std::hex << sum.get() << '\n';
  }
}
