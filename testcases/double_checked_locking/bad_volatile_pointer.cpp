// `volatile` is no synchronisation: the second thread may see half a shader.
#include <cstdio>
#include <mutex>
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
  Material() = default;
  Material(const Material &) = delete;
  Material &operator=(const Material &) = delete;
  ~Material() { delete Compiled; }

  const Shader &shader() {
    if (!Compiled) {  //~ double-checked-locking
      std::unique_lock<std::mutex> lock(Mutex);
      if (!Compiled)
        Compiled = new Shader("void main() {}");
    }
    return *Compiled;
  }

 private:
  std::mutex Mutex;
  Shader *volatile Compiled = nullptr;
};

int main() {
  Material stone;
  std::size_t first = 0, second = 0;
  {
    std::jthread left([&] { first = stone.shader().length(); });
    std::jthread right([&] { second = stone.shader().length(); });
  }
  std::printf("%zu %zu\n", first, second);
  return 0;
}
