// The caller waits until the shared pool is idle before its frame goes.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

class TaskPool
{
public:
    explicit TaskPool(int threads)
    {
        for (int i = 0; i < threads; ++i)
            m_threads.emplace_back(&TaskPool::run, this);
    }
    ~TaskPool()
    {
        {
            std::lock_guard<std::mutex> locker(m_mutex);
            m_stop = true;
        }
        m_hasWork.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }

    void start(std::function<void()> task)
    {
        std::lock_guard<std::mutex> locker(m_mutex);
        m_tasks.push_back(std::move(task));
        m_hasWork.notify_one();
    }

    // Nothing queued and nothing running.
    void waitForDone()
    {
        std::unique_lock<std::mutex> locker(m_mutex);
        m_isIdle.wait(locker,
                      [this] { return m_tasks.empty() && m_running == 0; });
    }

private:
    void run()
    {
        std::unique_lock<std::mutex> locker(m_mutex);
        for (;;) {
            m_hasWork.wait(locker,
                           [this] { return m_stop || !m_tasks.empty(); });
            if (m_tasks.empty())
                return;
            {
                const std::function<void()> task = std::move(m_tasks.front());
                m_tasks.pop_front();
                ++m_running;
                locker.unlock();
                task();
            }
            locker.lock();
            --m_running;
            m_isIdle.notify_all();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_hasWork;
    std::condition_variable m_isIdle;
    std::deque<std::function<void()>> m_tasks;
    int m_running = 0;
    bool m_stop = false;
    std::vector<std::thread> m_threads;
};

static long scoreAll(TaskPool &pool, const std::vector<std::string> &answers)
{
    std::vector<long> scores(answers.size());
    const std::string key = "the quick brown fox";
    for (std::size_t i = 0; i < answers.size(); ++i)
        pool.start([&key, &answers, &scores, i] {
            scores[i] = answers[i] == key ? 10 : 1;
        });
    pool.waitForDone();
    long total = 0;
    for (long score : scores)
        total += score;
    return total;
}

int main()
{
    TaskPool pool(2);
    std::printf("%ld\n", scoreAll(pool, {"the quick brown fox", "a fox"}));
    return 0;
}
