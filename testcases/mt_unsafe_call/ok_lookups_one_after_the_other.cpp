// Tasks that never overlap: each lookup is waited for before the next starts.
#include <netdb.h>
#include <pwd.h>

#include <future>
#include <iostream>
#include <string>
#include <thread>

std::string name_of(unsigned id) {
  const passwd* user = getpwuid(id);
  return user == nullptr ? "?" : user->pw_name;
}

int port_of(const std::string& service) {
  const servent* entry = getservbyname(service.c_str(), "tcp");
  return entry == nullptr ? -1 : entry->s_port;
}

int main() {
  std::string names;
  for (unsigned id = 0; id < 3; ++id) {
    std::future<std::string> name = std::async(std::launch::async, name_of, id);
    names += name.get();
  }
  int port = 0;
  std::thread first([&port] { port = port_of("http"); });
  first.join();
  std::thread second([&port] { port += port_of("https"); });
  second.join();
  std::cout << names << ' ' << port << ' ' << name_of(0) << '\n';
}
