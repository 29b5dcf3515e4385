// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/workers.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <new>
#include <stdexcept>
#include <system_error>
#include <vector>

#include "runtime/model/settings.h"
#include "runtime/watch/output.h"

namespace fearless::detail::model {
namespace {

[[noreturn]] void throw_system_error(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Memory that children of this process share with it.
class SharedMemory {
 public:
  explicit SharedMemory(std::uint64_t parts)
      : size_(sizeof(Shared) + parts * sizeof(std::atomic<bool>)) {
    memory_ = mmap(nullptr, size_, PROT_READ | PROT_WRITE,
                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory_ == MAP_FAILED) throw_system_error("fearless::model: jobs");
    new (memory_) Shared;
    for (std::uint64_t i = 0; i < parts; ++i)
      new (taken() + i) std::atomic(false);
  }
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;
  ~SharedMemory() { munmap(memory_, size_); }
  Shared& shared() const noexcept { return *static_cast<Shared*>(memory_); }
  std::atomic<bool>* taken() const noexcept {
    return reinterpret_cast<std::atomic<bool>*>(&shared() + 1);
  }

 private:
  std::size_t size_;
  void* memory_;
};

std::string message(const ModelResult& result, const Coverage& coverage) {
  std::string bytes;
  put(bytes, result.executions);
  put(bytes, result.discarded);
  put(bytes, result.redundant);
  put(bytes, result.failures);
  put(bytes, result.complete);
  put(bytes, static_cast<std::uint64_t>(result.explored * 1e9));
  put(bytes, result.failure.has_value());
  if (const auto& failure = result.failure) {
    put(bytes, static_cast<std::uint64_t>(failure->kind));
    put(bytes, failure->preemptions);
    for (const std::string* const text : {&failure->title, &failure->report,
                                          &failure->replay, &failure->json}) {
      put_text(bytes, *text);
    }
  }
  coverage.save(bytes);
  return bytes;
}

// False if it is not whole: its worker has crashed.
bool join(ModelResult& all, Coverage& coverage, std::string_view message) {
  Reader bytes(message);
  all.executions += bytes.number();
  all.discarded += bytes.number();
  all.redundant += bytes.number();
  all.failures += bytes.number();
  all.complete &= bytes.number() != 0;
  all.explored += static_cast<double>(bytes.number()) * 1e-9;
  if (bytes.number() != 0) {
    ModelFailure failure;
    failure.kind = static_cast<ModelFailure::Kind>(bytes.number());
    failure.preemptions = static_cast<unsigned>(bytes.number());
    for (std::string* const text :
         {&failure.title, &failure.report, &failure.replay, &failure.json}) {
      *text = bytes.text();
    }
    if (!all.failure) all.failure = std::move(failure);
  }
  coverage.load(bytes);
  return bytes.is_good() && bytes.is_at_end();
}

struct Worker {
  pid_t process = -1;
  int pipe = -1;
  std::string message;

  // False when it has said all.
  bool read_some() {
    char some[4096];
    const ssize_t size = read(pipe, some, sizeof some);
    if (size < 0 && errno == EINTR) return true;
    if (size > 0) message.append(some, static_cast<std::size_t>(size));
    return size > 0;
  }
};

Worker start(const std::function<std::string()>& say) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw_system_error("fearless::model: jobs");
  std::fflush(nullptr);  // else both would write it
  Worker worker;
  worker.process = fork();
  if (worker.process < 0) throw_system_error("fearless::model: jobs");
  if (worker.process == 0) {
    watch::write_all(ends[1], say());
    std::fflush(nullptr);
    _exit(0);
  }
  close(ends[1]);
  worker.pipe = ends[0];
  return worker;
}

// Until all have said all.
void listen_to(std::vector<Worker>& workers, const Tick& tick,
               const Shared& shared) {
  constexpr int kMilliseconds = 1000;
  for (std::size_t left = workers.size(); left > 0;) {
    std::vector<pollfd> polled;
    for (const Worker& worker : workers) {
      polled.push_back({worker.pipe, POLLIN, 0});
    }
    if (poll(polled.data(), polled.size(), kMilliseconds) == 0) {
      tick(shared.runs.load());
    }
    for (std::size_t i = 0; i < workers.size(); ++i) {
      if (polled[i].revents == 0 || workers[i].read_some()) continue;
      close(workers[i].pipe);
      workers[i].pipe = -1;  // which poll passes over
      --left;
    }
  }
}

}  // namespace

ModelResult in_workers(const ModelOptions& options, const Divided& divided,
                       const Work& work, const Tick& tick, Coverage& coverage) {
  const SharedMemory memory(divided.parts);
  std::vector<Worker> workers;
  for (unsigned i = 0; i < options.jobs; ++i) {
    workers.push_back(start([&] {
      ModelOptions mine = options;
      Division division = divided.division;
      division.taken = memory.taken();
      if (is_sampling(options.search)) {
        mine.shard.index = (options.shard.index - 1) * options.jobs + i + 1;
        mine.shard.count = options.shard.count * options.jobs;
      }
      Coverage coverage_of_mine;
      const ModelResult result =
          work(mine, division, memory.shared(), coverage_of_mine);
      return message(result, coverage_of_mine);
    }));
  }
  listen_to(workers, tick, memory.shared());
  ModelResult all;
  all.complete = true;
  for (const Worker& worker : workers) {
    int status = 0;
    while (waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {
    }
    if (!join(all, coverage, worker.message)) {
      throw std::runtime_error(
          "fearless::model: a worker has crashed in the body of " +
          options.name + " (status " + std::to_string(status) +
          "): run it with jobs=1");
    }
  }
  // Each of them met the parts of the others as well, and passed over them.
  all.explored = all.complete ? 1 : all.explored / options.jobs;
  return all;
}

}  // namespace fearless::detail::model
