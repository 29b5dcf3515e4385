// A C library's blob_ref() counts without atomics; its C++ handle crosses.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <thread>
#include <utility>

extern "C" {

struct blob {
  size_t size;
  int refcount;
  unsigned char bytes[1];
};

static blob *blob_new(size_t size) {
  blob *b = static_cast<blob *>(std::malloc(sizeof(blob) + size));
  if (b == nullptr)
    std::abort();
  b->size = size;
  b->refcount = 1;
  std::memset(b->bytes, 0x2a, size);
  return b;
}

static blob *blob_ref(blob *b) {
  b->refcount++;
  return b;
}

static void blob_unref(blob *b) {
  if (--b->refcount == 0)
    std::free(b);
}

} // extern "C"

class Blob {
public:
  explicit Blob(size_t size) : raw(blob_new(size)) {}
  Blob(const Blob &other) : raw(blob_ref(other.raw)) {}
  Blob(Blob &&other) noexcept : raw(std::exchange(other.raw, nullptr)) {}
  Blob &operator=(Blob other) noexcept {
    std::swap(raw, other.raw);
    return *this;
  }
  ~Blob() {
    if (raw != nullptr)
      blob_unref(raw);
  }
  unsigned sum() const {
    unsigned total = 0;
    for (size_t i = 0; i < raw->size; ++i)
      total += raw->bytes[i];
    return total;
  }

private:
  blob *raw;
};

static unsigned checksum(Blob blob) { return blob.sum() % 255; }

int main() {
  const Blob content(1000);
  unsigned remote = 0;
  std::function<void()> upload = [content, &remote] {
    for (int part = 0; part < 64; ++part)
      remote = remote * 31 + checksum(content);
  };
  std::thread uploader(upload);  //~ thread-unsafe-refcount
  unsigned local = 0;
  for (int part = 0; part < 64; ++part)
    local = local * 31 + checksum(content);
  uploader.join();
  std::puts(local == remote ? "verified" : "corrupt");
  return 0;
}
