// Parsing on demand is not guarded, but the threads take turns, by joining.
#include <cstdio>
#include <future>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class IniFile
{
public:
    explicit IniFile(std::string source) : m_source(std::move(source)) {}

    std::size_t lineCount() const
    {
        if (!m_lines) {
            m_lines.emplace();
            std::string line;
            for (char c : m_source) {
                if (c == '\n')
                    m_lines->push_back(std::exchange(line, {}));
                else
                    line += c;
            }
        }
        return m_lines->size();
    }

private:
    const std::string m_source;
    mutable std::optional<std::vector<std::string>> m_lines;
};

int main()
{
    const IniFile settings("[window]\nwidth=640\nheight=480\n");
    std::size_t checked = 0;
    std::thread checker(
        [&settings, &checked] { checked = settings.lineCount(); });
    checker.join();
    const std::size_t shown = settings.lineCount();

    std::future<std::size_t> saved =
        std::async(std::launch::async,
                   [&settings] { return settings.lineCount() + 1; });
    const std::size_t written = saved.get();
    std::printf("%zu %zu %zu %zu\n", checked, shown, written,
                settings.lineCount());
    return 0;
}
