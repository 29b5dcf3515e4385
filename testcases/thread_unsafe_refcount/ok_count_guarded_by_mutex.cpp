// The count is a plain int, and every change of it is made under a mutex.
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class Connection
{
public:
    explicit Connection(std::string peer) : m_peer(std::move(peer)) {}

    void retain()
    {
        std::lock_guard<std::mutex> locker(m_mutex);
        ++m_retainCount;
    }

    // The last one out deletes, after the lock is given back.
    void release()
    {
        bool isLast = false;
        {
            std::lock_guard<std::mutex> locker(m_mutex);
            isLast = --m_retainCount == 0;
        }
        if (isLast)
            delete this;
    }

    const std::string &peer() const { return m_peer; }

private:
    ~Connection() = default;

    std::mutex m_mutex;
    int m_retainCount = 0;
    const std::string m_peer;
};

class ConnectionPtr
{
public:
    explicit ConnectionPtr(Connection *connection) : m_connection(connection)
    {
        m_connection->retain();
    }
    ConnectionPtr(const ConnectionPtr &other)
        : ConnectionPtr(other.m_connection)
    {
    }
    ConnectionPtr &operator=(const ConnectionPtr &) = delete;
    ~ConnectionPtr() { m_connection->release(); }
    const Connection *operator->() const { return m_connection; }

private:
    Connection *m_connection;
};

static std::size_t ping(ConnectionPtr connection)
{
    return connection->peer().size();
}

int main()
{
    std::vector<std::size_t> pings(3, 0);
    std::size_t here = 0;
    {
        const ConnectionPtr connection(new Connection("db.example.org"));
        std::vector<std::jthread> pingers;
        for (std::size_t &count : pings)
            pingers.emplace_back([connection, &count] {
                for (int i = 0; i < 100; ++i)
                    count += ping(connection);
            });
        here = ping(connection);
    }
    std::printf("%zu\n", here + pings[0] + pings[1] + pings[2]);
    return 0;
}
