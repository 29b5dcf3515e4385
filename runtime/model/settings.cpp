// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "runtime/model/settings.h"

#include <charconv>
#include <stdexcept>
#include <string_view>

#include "runtime/watch/options.h"

namespace fearless::detail::model {
namespace {

using Search = ModelOptions::Search;

constexpr const char* kSearches[] = {"optimal", "exhaustive", "random",   "pct",
                                     "pos",     "urw",        "portfolio"};

[[noreturn]] void refuse(std::string_view what, std::string_view must) {
  throw std::invalid_argument("fearless::model: " + std::string(what) + ": " +
                              std::string(must));
}

Search search_of(std::string_view word) {
  std::uint8_t number = 0;
  for (const char* const name : kSearches) {
    if (word == name) return static_cast<Search>(number);
    ++number;
  }
  refuse("FEARLESS_OPTIONS: search=" + std::string(word),
         "must be optimal, exhaustive, random, pct, pos, urw or portfolio");
}

// "2/4".
ModelOptions::Shard shard_of(std::string_view word) {
  ModelOptions::Shard shard;
  const char* const end = word.data() + word.size();
  const auto index = std::from_chars(word.data(), end, shard.index);
  if (index.ec == std::errc() && index.ptr != end && *index.ptr == '/') {
    const auto count = std::from_chars(index.ptr + 1, end, shard.count);
    if (count.ec == std::errc() && count.ptr == end) return shard;
  }
  refuse("FEARLESS_OPTIONS: shard=" + std::string(word),
         "must be i/n, such as 2/4 for the second of four parts");
}

void require_sense(const ModelOptions& options) {
  const auto [index, count] = options.shard;
  if (index == 0 || index > count) {
    refuse("shard " + std::to_string(index) + "/" + std::to_string(count),
           "the first number must be from 1 to the second");
  }
  if (options.jobs == 0 || options.jobs > 256) {
    refuse("jobs", "must be from 1 to 256");
  }
  if (!options.checkpoint.empty() && options.jobs != 1) {
    refuse("checkpoint",
           "needs jobs=1; to divide the work use shards, each "
           "with a checkpoint of its own");
  }
}

}  // namespace

const char* name_of(Search search) noexcept {
  return kSearches[static_cast<std::uint8_t>(search)];
}

ModelOptions settings(const ModelOptions& options, const std::string& name) {
  ModelOptions all = options;
  all.name = name;
  const watch::Options& given = watch::options();
  if (!given.search.empty()) all.search = search_of(given.search);
  if (given.preemptions >= 0) {
    all.preemptions = static_cast<unsigned>(given.preemptions);
  }
  if (given.executions > 0) {
    all.executions = static_cast<std::uint64_t>(given.executions);
  }
  if (given.time.milliseconds > 0) {
    all.time = std::chrono::milliseconds(given.time.milliseconds);
  }
  if (given.seed != 0) all.seed = static_cast<std::uint64_t>(given.seed);
  if (given.spurious > 0) all.spurious = static_cast<unsigned>(given.spurious);
  if (given.leaked_values != 0) all.leaked_values = true;
  if (given.system_threads != 0) all.system_threads = true;
  if (!given.shard.empty()) all.shard = shard_of(given.shard);
  if (given.jobs > 0) all.jobs = static_cast<unsigned>(given.jobs);
  if (!given.checkpoint.empty()) all.checkpoint = given.checkpoint;
  if (!given.corpus.empty()) all.corpus = given.corpus;
  if (!given.confirm.empty()) all.confirm = given.confirm;
  if (given.progress != 0) all.progress = true;
  require_sense(all);
  return all;
}

}  // namespace fearless::detail::model
