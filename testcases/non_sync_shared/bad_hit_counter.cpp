// A geo-ip table counts its look-ups in a const method, for a whole pool.
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <deque>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class GeoTable
{
public:
    explicit GeoTable(std::map<std::uint32_t, std::string> ranges)
        : m_ranges(std::move(ranges))
    {
    }

    std::string country(std::uint32_t address) const
    {
        const auto after = m_ranges.upper_bound(address);
        if (after == m_ranges.begin()) {
            ++m_misses;
            return {};
        }
        ++m_hits;
        return std::prev(after)->second;
    }
    long hits() const { return m_hits; }
    long misses() const { return m_misses; }

private:
    const std::map<std::uint32_t, std::string> m_ranges;
    mutable long m_hits = 0;
    mutable long m_misses = 0;
};

class Pool
{
public:
    explicit Pool(int size)
    {
        for (int i = 0; i < size; ++i)
            m_workers.emplace_back([this] { run(); });
    }
    ~Pool()
    {
        {
            std::lock_guard<std::mutex> locker(m_mutex);
            m_closing = true;
        }
        m_wake.notify_all();
        for (std::thread &worker : m_workers)
            worker.join();
    }
    void enqueue(std::function<void()> job)
    {
        std::lock_guard<std::mutex> locker(m_mutex);
        m_jobs.push_back(std::move(job));
        m_wake.notify_one();
    }

private:
    void run()
    {
        for (;;) {
            std::unique_lock<std::mutex> locker(m_mutex);
            m_wake.wait(locker,
                        [this] { return m_closing || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            const std::function<void()> job = std::move(m_jobs.front());
            m_jobs.pop_front();
            locker.unlock();
            job();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_closing = false;
    std::vector<std::thread> m_workers;
};

int main()
{
    const GeoTable table({{0x01000000, "AU"}, {0x08000000, "US"}});
    {
        Pool pool(3);
        for (std::uint32_t net = 0; net < 16; ++net)
            pool.enqueue([&table, net] {  //~ non-sync-shared
                for (std::uint32_t host = 0; host < 250; ++host)
                    table.country((net << 24) | host);
            });
    }
    std::printf("%ld hits, %ld misses\n", table.hits(), table.misses());
    return 0;
}
