// sendDraft() moves the draft away in a private helper, then reads from it.
#include <cstdio>
#include <future>
#include <list>
#include <string>
#include <utility>
#include <vector>

class Mailer {
public:
  void addRecipient(std::string address) {
    m_draft.recipients.push_back(std::move(address));
  }
  void setSubject(std::string subject) { m_draft.subject = std::move(subject); }

  void sendDraft() {
    startDelivery();
    m_lastRecipient = m_draft.recipients.back(); //~ use-after-send
    m_draft = Draft();
  }

  int finish() {
    int delivered = 0;
    for (std::future<int> &delivery : m_deliveries)
      delivered += delivery.get();
    m_deliveries.clear();
    return delivered;
  }

  const std::string &lastRecipient() const { return m_lastRecipient; }

private:
  struct Draft {
    std::string subject;
    std::vector<std::string> recipients;
  };

  static int deliver(const Draft &draft) {
    int delivered = 0;
    for (const std::string &recipient : draft.recipients) {
      std::printf("to %s: %s\n", recipient.c_str(), draft.subject.c_str());
      ++delivered;
    }
    return delivered;
  }

  void startDelivery() {
    m_deliveries.push_back(
        std::async(std::launch::async, deliver, std::move(m_draft)));
  }

  Draft m_draft;
  std::string m_lastRecipient;
  std::list<std::future<int>> m_deliveries;
};

int main() {
  Mailer mailer;
  mailer.setSubject("Release 4.2");
  mailer.addRecipient("ada@example.org");
  mailer.addRecipient("grace@example.org");
  mailer.sendDraft();
  std::printf("%d delivered, last %s\n", mailer.finish(),
              mailer.lastRecipient().c_str());
}
