// Two searches run over the caller's text; both are waited for before it goes.
#include <algorithm>
#include <future>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

namespace {

std::ptrdiff_t Count(std::string_view text, char letter) {
  return std::count(text.begin(), text.end(), letter);
}

std::string ReadChapter(int number) {
  std::string text;
  for (int line = 0; line < 40; ++line) {
    text += "it was a dark and stormy night, number " +
            std::to_string(number * 100 + line) + "\n";
  }
  return text;
}

std::pair<std::ptrdiff_t, std::ptrdiff_t> VowelsAndLines(int chapter) {
  const std::string text = ReadChapter(chapter);
  std::string_view all = text;
  std::future<std::ptrdiff_t> lines =
      std::async(std::launch::async, [&text] { return Count(text, '\n'); });
  std::future<std::ptrdiff_t> vowels =
      std::async(std::launch::async, [all] {
        std::ptrdiff_t sum = 0;
        for (const char vowel : {'a', 'e', 'i', 'o', 'u'}) {
          sum += Count(all, vowel);
        }
        return sum;
      });
  return {vowels.get(), lines.get()};
}

}  // namespace

int main() {
  const auto [vowels, lines] = VowelsAndLines(3);
  std::cout << vowels << " vowels in " << lines << " lines\n";
}
