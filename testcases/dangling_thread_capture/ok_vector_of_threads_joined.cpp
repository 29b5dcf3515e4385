// Every worker refers to locals, and the last loop joins every worker.
#include <algorithm>
#include <cstdio>
#include <string>
#include <thread>
#include <vector>

struct Document {
  std::string title;
  std::string body;
};

static std::vector<Document> makeCorpus(int count) {
  std::vector<Document> corpus;
  for (int i = 0; i < count; ++i)
    corpus.push_back({"doc " + std::to_string(i), std::string(i, 'e')});
  return corpus;
}

static long countLetter(const std::vector<Document> &corpus, char letter,
                        unsigned threadCount) {
  std::vector<long> hits(threadCount, 0);
  std::vector<std::thread> threads;
  threads.reserve(threadCount);

  for (unsigned id = 0; id < threadCount; ++id)
    threads.emplace_back([&corpus, &hits, letter, id, threadCount] {
      long found = 0;
      for (std::size_t d = id; d < corpus.size(); d += threadCount)
        found += std::count(corpus[d].body.begin(), corpus[d].body.end(),
                            letter);
      hits[id] = found;
    });

  for (std::size_t id = 0; id != threads.size(); ++id)
    threads[id].join();

  long total = 0;
  for (long found : hits)
    total += found;
  return total;
}

int main() {
  const std::vector<Document> corpus = makeCorpus(100);
  std::printf("%ld times 'e'\n", countLetter(corpus, 'e', 4));
  return 0;
}
