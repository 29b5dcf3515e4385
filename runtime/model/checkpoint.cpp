// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/checkpoint.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "runtime/model/settings.h"
#include "runtime/watch/output.h"

namespace fearless::detail::model {
namespace {

using Time = std::chrono::steady_clock;
constexpr std::chrono::seconds kEach{5};
constexpr std::string_view kMagic = "fearless checkpoint 1\n";

volatile std::sig_atomic_t is_terminated = 0;
void on_terminate(int) { is_terminated = 1; }

std::uint64_t fnv(std::string_view bytes) noexcept {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  }
  return hash;
}

// All that must be the same for the file to go on with.
std::string described(const ModelOptions& options, bool is_weak) {
  std::ostringstream text;
  text << options.name << ", search " << name_of(options.search);
  if (options.preemptions) text << ", preemptions " << *options.preemptions;
  if (is_sampling(options.search)) {
    text << ", seed " << options.seed << ", depth " << options.depth;
  }
  text << ", steps " << options.steps << ", spurious " << options.spurious
       << (is_weak ? ", weak memory" : "") << ", shard " << options.shard.index
       << "/" << options.shard.count;
  return text.str();
}

}  // namespace

Checkpoint::Checkpoint(const ModelOptions& options, bool is_weak)
    : file_(options.checkpoint) {
  if (!is_on()) return;
  of_ = described(options, is_weak);
  next_ = Time::now() + kEach;
  is_terminated = 0;
  struct sigaction action = {};
  action.sa_handler = &on_terminate;
  sigaction(SIGTERM, &action, &before_);
}

Checkpoint::~Checkpoint() {
  if (!is_on()) return;
  sigaction(SIGTERM, &before_, nullptr);
  if (is_terminated) std::raise(SIGTERM);
}

void Checkpoint::refuse(const std::string& why) const {
  throw std::invalid_argument("fearless::model: checkpoint " + file_ + ": " +
                              why);
}

bool Checkpoint::resume(Execution& execution, Search& search,
                        ModelResult& result, Coverage& coverage) {
  if (!is_on() || !std::filesystem::exists(file_)) return false;
  std::ostringstream all;
  all << std::ifstream(file_, std::ios::binary).rdbuf();
  const std::string text = all.str();
  if (!text.starts_with(kMagic)) {
    refuse("is no checkpoint of fearless; name another file");
  }
  Reader outer(std::string_view(text).substr(kMagic.size()));
  const std::string of = outer.text();
  const std::string body = outer.text();
  if (outer.number() != fnv(body) || !outer.is_good()) {
    refuse("is damaged; remove it to begin anew");
  }
  if (of != of_) {
    refuse("is of another exploration (" + of + ", and this is " + of_ +
           "); remove it to begin anew");
  }
  Reader bytes(body);
  result.executions = bytes.number();
  result.discarded = bytes.number();
  result.redundant = bytes.number();
  coverage.load(bytes);
  discoveries_.resize(bytes.count());
  for (Discovery& discovery : discoveries_) {
    discovery.choices.resize(bytes.count());
    for (Choice& choice : discovery.choices) choice = get_choice(bytes);
    discovery.its_class = bytes.number();
  }
  search.load(bytes);
  if (!bytes.is_good() || !bytes.is_at_end()) {
    refuse("is of another version of fearless; remove it to begin anew");
  }
  discover_again(execution);
  return true;
}

void Checkpoint::discover_again(Execution& execution) {
  for (const Discovery& discovery : discoveries_) {
    Replay replay(discovery.choices, false);
    (void)execution.run(replay);
    if (replay.parted() || class_of(execution) != discovery.its_class) {
      refuse("the test is not what it was then; remove it to begin anew");
    }
  }
  known_ = execution.known();
}

void Checkpoint::note(const Execution& execution) {
  if (!is_on() || execution.known() == known_) return;
  known_ = execution.known();
  Discovery& discovery = discoveries_.emplace_back();
  for (const Event& event : execution.events()) {
    discovery.choices.push_back(event.choice);
  }
  discovery.its_class = class_of(execution);
}

void Checkpoint::keep(const Search& search, const ModelResult& result,
                      const Coverage& coverage, bool is_last) {
  constexpr std::uint64_t kLook = 64;  // a clock is not free
  if (!is_on()) return;
  if (!is_last && !is_terminated) {
    if (++runs_ % kLook != 0 || Time::now() < next_) return;
  }
  write(search, result, coverage);
  next_ = Time::now() + kEach;
  if (!is_terminated) return;
  // What would have happened; if that is nothing, the exploration goes on.
  sigaction(SIGTERM, &before_, nullptr);
  is_terminated = 0;
  std::raise(SIGTERM);
  struct sigaction action = {};
  action.sa_handler = &on_terminate;
  sigaction(SIGTERM, &action, nullptr);
}

void Checkpoint::write(const Search& search, const ModelResult& result,
                       const Coverage& coverage) const {
  std::string body;
  put(body, result.executions);
  put(body, result.discarded);
  put(body, result.redundant);
  coverage.save(body);
  put(body, discoveries_.size());
  for (const Discovery& discovery : discoveries_) {
    put(body, discovery.choices.size());
    for (const Choice choice : discovery.choices) put(body, choice);
    put(body, discovery.its_class);
  }
  search.save(body);
  std::string text(kMagic);
  put_text(text, of_);
  put_text(text, body);
  put(text, fnv(body));
  watch::FileReplacement(file_.c_str()).write(text);
}

void Checkpoint::remove() const {
  std::error_code error;
  if (is_on()) std::filesystem::remove(file_, error);
}

}  // namespace fearless::detail::model
