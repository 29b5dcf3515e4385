// A copy-on-write string shares its buffer with the queue's other end.
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class CowString
{
public:
    CowString(const char *text) : m_data(new Data{1, text}) {}
    CowString(const CowString &other) : m_data(other.m_data)
    {
        ++m_data->sharers;
    }
    CowString &operator=(const CowString &other)
    {
        CowString copy(other);
        std::swap(m_data, copy.m_data);
        return *this;
    }
    ~CowString()
    {
        if (--m_data->sharers == 0)
            delete m_data;
    }

    void append(char c)
    {
        detach();
        m_data->text += c;
    }
    const char *constData() const { return m_data->text.c_str(); }

private:
    struct Data
    {
        int sharers;
        std::string text;
    };

    void detach()
    {
        if (m_data->sharers == 1)
            return;
        Data *own = new Data{1, m_data->text};
        --m_data->sharers;
        m_data = own;
    }

    Data *m_data;
};

class LineQueue
{
public:
    void push(CowString line)
    {
        std::lock_guard<std::mutex> locker(m_mutex);
        m_lines.push_back(std::move(line));
        m_filled.notify_one();
    }
    CowString pop()
    {
        std::unique_lock<std::mutex> locker(m_mutex);
        m_filled.wait(locker, [this] { return !m_lines.empty(); });
        CowString line = m_lines.front();
        m_lines.pop_front();
        return line;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<CowString> m_lines;
};

int main()
{
    LineQueue lines;
    std::jthread printer([&lines] {
        for (int i = 0; i < 26; ++i) {
            const CowString line = lines.pop();
            std::printf("%zu\n", std::strlen(line.constData()));
        }
    });
    CowString line = ">";
    for (char c = 'a'; c <= 'z'; ++c) {
        line.append(c);
        lines.push(line);  //~ thread-unsafe-refcount
    }
    return 0;
}
