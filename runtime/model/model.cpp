// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "fearless/model.h"

#include <stdexcept>
#include <string>

#include "runtime/model/exploration.h"
#include "runtime/model/settings.h"
#include "runtime/model/token.h"
#include "runtime/watch/act.h"
#include "runtime/watch/options.h"
#include "runtime/watch/output.h"

namespace fearless {
namespace detail::model {
namespace {

// Where the watcher's reports go as JSON.
void write_json(const ModelFailure& failure) {
  const char* const file = watch::options().json.text;
  if (*file) watch::FileReplacement(file).write(failure.json);
}

}  // namespace
}  // namespace detail::model

ModelResult model(const ModelOptions& options,
                  const std::function<void()>& body, Site site) {
  using namespace detail::model;
  if (active) {
    throw std::logic_error("fearless::model inside fearless::model");
  }
  const char* const test_name = detail::watch::test_name();
  const std::string test = !options.name.empty() ? options.name
                           : test_name           ? test_name
                                                 : site.function();
  const ModelOptions all = settings(options, test);
  Exploration exploration(all, body);
  if (!options.replay.empty()) {
    const std::optional<Token> token = parse_token(options.replay);
    if (!token) {
      throw std::invalid_argument("fearless::model: not a replay: " +
                                  options.replay);
    }
    return exploration.replay(*token);
  }
  // A program may have many model tests; the string is of one of them.
  if (const auto text = detail::watch::options().replay; !text.empty()) {
    const std::optional<Token> token = parse_token(text);
    if (!token) {
      throw std::invalid_argument("fearless::model: FEARLESS_OPTIONS: replay=" +
                                  std::string(text) + " is not a replay");
    }
    if (token->test == hash_of(test)) return exploration.replay(*token);
  }
  ModelResult result = exploration.explore();
  if (result.failure) write_json(*result.failure);
  return result;
}

}  // namespace fearless
