// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef FEARLESS_TESTS_MODEL_EXPLORE_H_
#define FEARLESS_TESTS_MODEL_EXPLORE_H_

#include <functional>

#include "fearless/model.h"

namespace fearless {

// Every interleaving, under the name that reports are compared by.
inline ModelResult explore(
    const std::function<void()>& body,
    ModelOptions::Memory memory = ModelOptions::Memory::kAutomatic) {
  ModelOptions options;
  options.name = "this";
  options.memory = memory;
  return model(options, body);
}

}  // namespace fearless

#endif  // FEARLESS_TESTS_MODEL_EXPLORE_H_
