// The task returns the document it was given, and get() makes it ours again.
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct Document {
  std::string title;
  std::string text;
  int revision = 0;
};
using DocumentPtr = std::unique_ptr<Document>;
using Filter = DocumentPtr (*)(DocumentPtr);

static DocumentPtr capitalise(DocumentPtr document) {
  std::transform(document->text.begin(), document->text.end(),
                 document->text.begin(),
                 [](unsigned char c) { return std::toupper(c); });
  return document;
}

static DocumentPtr squeeze(DocumentPtr document) {
  std::string& text = document->text;
  text.erase(std::unique(text.begin(), text.end(),
                         [](char left, char right) {
                           return left == ' ' && right == ' ';
                         }),
             text.end());
  return document;
}

static DocumentPtr run_filters(DocumentPtr document,
                               const std::vector<Filter>& filters) {
  std::string_view title = document->title;
  std::printf("filtering %.*s\n", static_cast<int>(title.size()), title.data());
  for (Filter filter : filters) {
    std::future<DocumentPtr> filtered =
        std::async(std::launch::async, filter, std::move(document));
    document = filtered.get();
    ++document->revision;
  }
  title = document->title;
  std::printf("%.*s is at revision %d\n", static_cast<int>(title.size()),
              title.data(), document->revision);
  return document;
}

int main() {
  auto document = std::make_unique<Document>();
  document->title = "minutes";
  document->text = "all   agreed to  meet again";
  document = run_filters(std::move(document), {squeeze, capitalise});
  std::puts(document->text.c_str());
}
