// A timer fires after the function whose parameter it refers to has returned.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

class TimerWheel
{
public:
    using Clock = std::chrono::steady_clock;

    TimerWheel() : m_thread([this] { loop(); }) {}
    ~TimerWheel()
    {
        {
            std::lock_guard<std::mutex> locker(m_mutex);
            m_quit = true;
        }
        m_changed.notify_one();
        m_thread.join();
    }
    TimerWheel(const TimerWheel &) = delete;
    TimerWheel &operator=(const TimerWheel &) = delete;

    void singleShot(std::chrono::milliseconds delay,
                    std::function<void()> slot)
    {
        std::lock_guard<std::mutex> locker(m_mutex);
        m_slots.emplace(Clock::now() + delay, std::move(slot));
        m_changed.notify_one();
    }

private:
    void loop()
    {
        std::unique_lock<std::mutex> locker(m_mutex);
        while (!m_quit) {
            if (m_slots.empty()) {
                m_changed.wait(locker);
                continue;
            }
            const auto first = m_slots.begin();
            if (first->first > Clock::now()) {
                m_changed.wait_until(locker, first->first);
                continue;
            }
            const std::function<void()> slot = std::move(first->second);
            m_slots.erase(first);
            locker.unlock();
            slot();
            locker.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::multimap<Clock::time_point, std::function<void()>> m_slots;
    bool m_quit = false;
    std::thread m_thread;
};

void remindLater(TimerWheel &timers, std::string text)
{
    timers.singleShot(std::chrono::milliseconds(5),
                      [&text] {  //~ dangling-thread-capture
                          std::printf("reminder: %s\n", text.c_str());
                      });
}

int main()
{
    TimerWheel timers;
    remindLater(timers, "stand-up meeting in the large conference room");
    std::this_thread::sleep_for(std::chrono::milliseconds(15));
    return 0;
}
