// A copy-on-write string is made unshared, and then moved into the thread.
#include <cstdio>
#include <string>
#include <thread>
#include <utility>

class CowString
{
public:
    explicit CowString(const char *text) : m_data(new Data{1, text}) {}
    CowString(const CowString &other) : m_data(other.m_data)
    {
        ++m_data->sharers;
    }
    CowString(CowString &&other) noexcept
        : m_data(std::exchange(other.m_data, nullptr))
    {
    }
    CowString &operator=(CowString other) noexcept
    {
        std::swap(m_data, other.m_data);
        return *this;
    }
    ~CowString()
    {
        if (m_data && --m_data->sharers == 0)
            delete m_data;
    }

    void append(char c)
    {
        detach();
        m_data->text += c;
    }
    std::size_t size() const { return m_data->text.size(); }

    // A string with the same text that shares nothing with this one.
    CowString unshared() const { return CowString(m_data->text.c_str()); }

private:
    struct Data
    {
        int sharers;
        std::string text;
    };
    void detach()
    {
        if (m_data->sharers > 1)
            *this = unshared();
    }

    Data *m_data;
};

int main()
{
    CowString title("chapter");
    const CowString original = title;
    std::size_t printed = 0;
    CowString forPrinter = title.unshared();
    std::jthread printer(
        [&printed, text = std::move(forPrinter)]() mutable {
            for (char c = '0'; c <= '9'; ++c) {
                const CowString line = text;
                text.append(c);
                printed += line.size();
            }
        });
    title.append('!');
    const std::size_t lengths = title.size() + original.size();
    printer.join();
    std::printf("%zu %zu\n", printed, lengths);
    return 0;
}
