// The count is declared a plain int, but only atomic builtins touch it.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

extern "C" {

struct blob {
  size_t size;
  int refcount; /* only through __atomic builtins */
  unsigned char bytes[1];
};

static blob *blob_new(size_t size) {
  blob *b = static_cast<blob *>(std::malloc(sizeof(blob) + size));
  if (b == nullptr)
    std::abort();
  b->size = size;
  __atomic_store_n(&b->refcount, 1, __ATOMIC_RELAXED);
  std::memset(b->bytes, 0x2a, size);
  return b;
}

static blob *blob_ref(blob *b) {
  __atomic_fetch_add(&b->refcount, 1, __ATOMIC_RELAXED);
  return b;
}

static void blob_unref(blob *b) {
  if (__atomic_sub_fetch(&b->refcount, 1, __ATOMIC_ACQ_REL) == 0)
    std::free(b);
}

} // extern "C"

class Blob {
public:
  explicit Blob(size_t size) : raw(blob_new(size)) {}
  Blob(const Blob &other) : raw(blob_ref(other.raw)) {}
  Blob &operator=(Blob other) noexcept {
    std::swap(raw, other.raw);
    return *this;
  }
  ~Blob() { blob_unref(raw); }
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
  std::thread uploader([content, &remote] {
    for (int part = 0; part < 64; ++part)
      remote = remote * 31 + checksum(content);
  });
  unsigned local = 0;
  for (int part = 0; part < 64; ++part)
    local = local * 31 + checksum(content);
  uploader.join();
  std::puts(local == remote ? "verified" : "corrupt");
  return 0;
}
