// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/target.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "runtime/model/json_reader.h"

namespace fearless::detail::model {
namespace {

// Folders differ between who wrote it and who compiled.
std::string base_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

bool is_of_deadlock(const Json& finding) {
  const std::string& check = finding["check"].text;
  return check == "lock-order-inversion" || check == "deadlock";
}

[[noreturn]] void refuse(const std::string& file, const char* why) {
  throw std::invalid_argument("fearless::model: confirm=" + file + ": " + why);
}

class Towards final : public Strategy {
 public:
  explicit Towards(const Target& target) : target_(target) {}
  std::string name() const override { return "towards the target"; }
  void begin(const Past&, Random&) override {
    for (bool& holds : holds_) holds = false;
  }
  Tid choose(const Execution& execution, const std::vector<Tid>& ready,
             Random& random) override {
    std::vector<Tid> free;
    for (const Tid tid : ready) {
      const Op& next = execution.thread(tid).pending;
      if (!holds_[tid] || !takes_lock(next) || !target_.has(next.site)) {
        free.push_back(tid);
      }
    }
    const std::vector<Tid>& among = free.empty() ? ready : free;
    return among[random.below(among.size())];
  }
  void chosen(const Execution& execution, Choice choice,
              const std::vector<Tid>&, Random&) override {
    const Op& op = execution.thread(choice.tid).pending;
    if (takes_lock(op) && target_.has(op.site)) holds_[choice.tid] = true;
    if (op.verb == Verb::kUnlock) holds_[choice.tid] = false;
  }

 private:
  static bool takes_lock(const Op& op) noexcept {
    return op.verb == Verb::kLock || op.verb == Verb::kLockShared;
  }
  const Target& target_;
  bool holds_[kMostThreads] = {};
};

}  // namespace

Target::Target(const std::string& file_and_id) {
  const std::size_t at = std::min(file_and_id.rfind('@'), file_and_id.size());
  const std::string file = file_and_id.substr(0, at);
  const std::string id =
      file_and_id.substr(std::min(at + 1, file_and_id.size()));
  std::ifstream in(file);
  if (!in) refuse(file_and_id, "cannot be read");
  std::ostringstream text;
  text << in.rdbuf();
  const auto json = read_json(text.view());
  if (!json) refuse(file_and_id, "is no JSON");
  const auto& findings = (*json)["findings"].elements;
  const auto found =
      std::find_if(findings.begin(), findings.end(), [&](const Json& finding) {
        return is_of_deadlock(finding) &&
               (id.empty() || finding["fingerprint"].text == id);
      });
  if (found == findings.end()) {
    refuse(file_and_id, "has no finding about a deadlock, or not that one");
  }
  std::set<std::string> threads;
  for (const Json& label : (*found)["labels"].elements) {
    const Json& where = label["location"];
    places_.emplace(base_name(where["path"].text), where["line"].number());
    threads.insert(label["thread"].text);
  }
  threads_ = threads.size();
  if (places_.empty()) refuse(file_and_id, "does not say where");
}

bool Target::has(Site site) const {
  return site.is_known() &&
         places_.contains({base_name(site.file()), site.line()});
}

bool Target::is_reached(const Execution& execution) const {
  using Kind = ModelFailure::Kind;
  const auto kind = execution.failure();
  if (kind != Kind::kDeadlock && kind != Kind::kLeakedThread) return false;
  std::size_t there = 0;
  for (Tid tid = 0; tid < execution.threads(); ++tid) {
    there +=
        execution.is_blocked(tid) && has(execution.thread(tid).pending.site);
  }
  return there >= std::min<std::size_t>(threads_, 2);
}

std::unique_ptr<Strategy> towards(const Target& target) {
  return std::make_unique<Towards>(target);
}

}  // namespace fearless::detail::model
