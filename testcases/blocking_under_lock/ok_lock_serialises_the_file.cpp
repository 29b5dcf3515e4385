// Loggers and connections: the mutex is there to keep the writes apart, so the
// writes have to be made under it.
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

class FileLog {
 public:
  explicit FileLog(const std::string& path) : file_(path, std::ios::app) {}

  void write(const std::string& line) {
    std::lock_guard<std::mutex> lock(mutex_);
    file_ << line << '\n';
    file_.flush();
    ++lines_;
  }

 private:
  std::mutex mutex_;
  std::ofstream file_;
  int lines_ = 0;
};

class Pipe {
 public:
  explicit Pipe(int descriptor) : descriptor_(descriptor) {}

  bool put(const std::string& record) {
    std::lock_guard<std::mutex> lock(write_mutex_);
    std::size_t done = 0;
    while (done < record.size()) {
      const ssize_t size =
          write(descriptor_, record.data() + done, record.size() - done);
      if (size < 0) return false;
      done += static_cast<std::size_t>(size);
    }
    return fsync(descriptor_) == 0;
  }

 private:
  std::mutex write_mutex_;
  const int descriptor_;
};

class Pages {
 public:
  explicit Pages(std::FILE* file) : file_(file) {}

  std::string first_line() {
    std::lock_guard<std::mutex> lock(mutex_);
    char line[128];
    std::rewind(file_);
    return fgets(line, sizeof line, file_) ? line : "";
  }

 private:
  std::mutex mutex_;
  std::FILE* file_;
};

std::mutex console_mutex;

void say(const std::string& text) {
  std::lock_guard<std::mutex> lock(console_mutex);
  std::cout << text << std::endl;
  std::printf("%s\n", text.c_str());
}

int main() {
  std::FILE* file = std::tmpfile();
  if (file == nullptr) return 1;
  FileLog log("/dev/null");
  Pipe pipe(fileno(file));
  Pages pages(file);
  bool is_written = false;
  {
    std::jthread writer([&] { is_written = pipe.put("one\n"); });
    std::jthread logger([&] { log.write("two"); });
    say("three");
    log.write("four");
  }
  const std::string line = pages.first_line();
  std::fclose(file);
  return line == "one\n" ? 0 : 1;
}
