// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the test says and what FEARLESS_OPTIONS says, as one.

#ifndef FEARLESS_RUNTIME_MODEL_SETTINGS_H_
#define FEARLESS_RUNTIME_MODEL_SETTINGS_H_

#include "fearless/model.h"

namespace fearless::detail::model {

// The environment's word holds. Throws std::invalid_argument if that, or the
// test's own, makes no sense; `name` is the test's.
ModelOptions settings(const ModelOptions& options, const std::string& name);

const char* name_of(ModelOptions::Search search) noexcept;
constexpr bool is_sampling(ModelOptions::Search search) noexcept {
  return search != ModelOptions::Search::kOptimal &&
         search != ModelOptions::Search::kExhaustive;
}

}  // namespace fearless::detail::model

#endif  // FEARLESS_RUNTIME_MODEL_SETTINGS_H_
