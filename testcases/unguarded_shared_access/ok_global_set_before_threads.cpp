// Only main's set-up writes the globals; threads that start later read them.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Options {
  int threads = 2;
  int rounds = 10;
  std::string greeting = "hello";
};

Options g_options;
std::vector<std::string> g_words;

std::mutex g_output_mutex;
std::string g_output;

void parse_options(int argc, char** argv) {
  if (argc > 1) g_options.rounds = std::atoi(argv[1]);
  if (argc > 2) g_options.greeting = argv[2];
  if (g_options.rounds > 100) g_options.rounds = 100;
}

void load_words() {
  g_words = {"fork", "join", "lock"};
  g_words.push_back(g_options.greeting);
}

void greet(int thread) {
  std::string text;
  for (int i = 0; i < g_options.rounds; ++i) {
    text += g_words[static_cast<std::size_t>(i + thread) % g_words.size()];
  }
  std::lock_guard<std::mutex> lock(g_output_mutex);
  g_output += text;
}

}  // namespace

int main(int argc, char** argv) {
  parse_options(argc, argv);
  load_words();
  std::vector<std::thread> threads;
  threads.reserve(static_cast<std::size_t>(g_options.threads));
  for (int i = 0; i < g_options.threads; ++i) threads.emplace_back(greet, i);
  for (std::thread& thread : threads) thread.join();
  threads.clear();
  // Back to a single thread: the next phase may change everything again.
  g_words.clear();
  g_options.rounds = 0;
  std::printf("%zu\n", g_output.size());
  return 0;
}
