// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// A program brings an allocator of its own, which locks.
// expect: nothing
#include <pthread.h>
#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <mutex>
#include <thread>
#include <vector>

static pthread_mutex_t heap = PTHREAD_MUTEX_INITIALIZER;
static char* next = nullptr;
static char* end = nullptr;

extern "C" void* malloc(std::size_t size) {
  pthread_mutex_lock(&heap);
  size = (size + 31) / 16 * 16;
  if (static_cast<std::size_t>(end - next) < size) {
    const std::size_t room = size + (1 << 24);
    next = static_cast<char*>(mmap(nullptr, room, PROT_READ | PROT_WRITE,
                                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    end = next + room;
  }
  char* const block = next;
  next += size;
  std::memcpy(block, &size, sizeof size);
  pthread_mutex_unlock(&heap);
  return block + 16;
}
extern "C" void free(void*) {}
extern "C" void* calloc(std::size_t count, std::size_t size) {
  return malloc(count * size);  // fresh pages are zero
}
extern "C" void* realloc(void* old, std::size_t size) {
  void* const block = malloc(size);
  if (old) {
    std::size_t had;
    std::memcpy(&had, static_cast<char*>(old) - 16, sizeof had);
    std::memcpy(block, old, had - 16 < size ? had - 16 : size);
  }
  return block;
}

int main() {
  std::mutex mutex;
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) {
        std::lock_guard guard(mutex);
        std::vector<int> numbers(100);
      }
    });
  }
}
