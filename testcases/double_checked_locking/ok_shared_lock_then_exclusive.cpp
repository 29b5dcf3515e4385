// The first check is under the shared lock, the second under the exclusive one.
#include <cstdio>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

class Shader {
 public:
  explicit Shader(std::string source) : Source(std::move(source)) {}
  std::size_t length() const { return Source.size(); }

 private:
  std::string Source;
};

class Material {
 public:
  std::shared_ptr<const Shader> shader() {
    {
      std::shared_lock<std::shared_mutex> lock(Mutex);
      if (Compiled)
        return Compiled;
    }
    std::unique_lock<std::shared_mutex> lock(Mutex);
    if (!Compiled)
      Compiled = std::make_shared<const Shader>("void main() {}");
    return Compiled;
  }

 private:
  std::shared_mutex Mutex;
  std::shared_ptr<const Shader> Compiled;
};

int main() {
  Material stone;
  std::size_t first = 0, second = 0;
  {
    std::jthread left([&] { first = stone.shader()->length(); });
    std::jthread right([&] { second = stone.shader()->length(); });
  }
  std::printf("%zu %zu\n", first, second);
  return first == second ? 0 : 1;
}
