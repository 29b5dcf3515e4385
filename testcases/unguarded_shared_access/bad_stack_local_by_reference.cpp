// Two scanning threads add to one local of the function that started them.
#include <cstddef>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

struct Document {
  std::string title;
  std::string text;
};

std::size_t count_matches(const Document& document, std::string_view word) {
  std::size_t matches = 0;
  for (std::size_t at = document.text.find(word); at != std::string::npos;
       at = document.text.find(word, at + word.size())) {
    ++matches;
  }
  return matches;
}

std::size_t search(std::span<const Document> documents, std::string_view word) {
  std::size_t total = 0;
  const std::size_t middle = documents.size() / 2;
  const auto scan = [&total, word](std::span<const Document> part) {
    for (const Document& document : part) {
      const std::size_t matches = count_matches(document, word);
      total += matches;  //~ unguarded-shared-access
    }
  };
  {
    std::jthread lower(scan, documents.first(middle));
    std::jthread upper(scan, documents.subspan(middle));
  }
  return total;
}

std::vector<Document> make_library(std::size_t size) {
  std::vector<Document> library;
  library.reserve(size);
  for (std::size_t i = 0; i < size; ++i) {
    library.push_back({"doc" + std::to_string(i), "a lock is not a log"});
  }
  return library;
}

}  // namespace

int main() {
  const std::vector<Document> library = make_library(200);
  std::printf("%zu matches\n", search(library, "lo"));
  return 0;
}
