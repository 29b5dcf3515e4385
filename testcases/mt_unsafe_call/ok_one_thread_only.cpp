// A command-line tool without threads: nobody else can call these.
#include <getopt.h>
#include <pwd.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

std::vector<std::string> split(std::string line) {
  std::vector<std::string> words;
  for (char* word = std::strtok(line.data(), " "); word != nullptr;
       word = std::strtok(nullptr, " ")) {
    words.emplace_back(word);
  }
  return words;
}

std::string today() {
  const std::time_t now = std::time(nullptr);
  char text[16];
  std::strftime(text, sizeof text, "%F", std::localtime(&now));
  return text;
}

std::string user_name() {
  if (const char* name = std::getenv("USER")) return name;
  const passwd* user = getpwuid(getuid());
  return user == nullptr ? "nobody" : user->pw_name;
}

int main(int argc, char** argv) {
  std::setlocale(LC_ALL, "");
  setenv("TZ", "UTC", 1);
  std::string text = "one two three";
  for (int option; (option = getopt(argc, argv, "t:")) != -1;) {
    if (option == 't') text = optarg;
  }
  std::cout << today() << ' ' << user_name() << ' ' << split(text).size()
            << '\n';
}
