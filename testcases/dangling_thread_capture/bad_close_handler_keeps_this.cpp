// A dialog gives the connection a handler on `this` and never takes it back.
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class Connection
{
public:
    using Handler = std::function<void(const std::string &reason)>;

    Connection() : m_reader([this] { waitForClose(); }) {}
    ~Connection()
    {
        close();
        m_reader.join();
    }

    void onClosed(Handler handler)
    {
        std::lock_guard<std::mutex> locker(m_mutex);
        m_onClosed = std::move(handler);
    }

    void close()
    {
        {
            std::lock_guard<std::mutex> locker(m_mutex);
            m_closed = true;
        }
        m_changed.notify_one();
    }

private:
    void waitForClose()
    {
        Handler handler;
        {
            std::unique_lock<std::mutex> locker(m_mutex);
            m_changed.wait(locker, [this] { return m_closed; });
            handler = m_onClosed;
        }
        if (handler)
            handler("peer went away");
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    Handler m_onClosed;
    bool m_closed = false;
    std::thread m_reader;
};

class TransferDialog
{
public:
    TransferDialog(Connection &connection, std::string file)
        : m_file(std::move(file))
    {
        connection.onClosed(
            [this](const std::string &reason) {  //~ dangling-thread-capture
                std::printf("%s: %s\n", m_file.c_str(), reason.c_str());
            });
    }

private:
    const std::string m_file;
};

int main()
{
    Connection connection;
    auto dialog = std::make_unique<TransferDialog>(
        connection, "holiday-photos-of-2026.tar");
    dialog.reset();
    connection.close();
    return 0;
}
