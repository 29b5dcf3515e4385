// SPDX-FileCopyrightText: 2026 The fearless authors
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Findings made by hand for the tests of findings/ and render/. A Story holds
// made-up source files and finds the columns of a label by the text it is to
// underline, so that a test reads like the picture it expects.

#ifndef FEARLESS_TESTS_CHECKER_FINDINGS_EXAMPLES_H_
#define FEARLESS_TESTS_CHECKER_FINDINGS_EXAMPLES_H_

#include <string>

#include "checker/findings/finding.h"
#include "checker/findings/source.h"

namespace fearless::findings {

class Story {
 public:
  explicit Story(std::string check) { finding.check = std::move(check); }

  // A file whose line `first` is the first of `text`; empty lines before.
  Story& file(const std::string& path, unsigned first,
              const std::string& text) {
    source.set(path, std::string(first - 1, '\n') + text);
    return *this;
  }
  Story& label(const std::string& path, unsigned line,
               const std::string& underlined, const std::string& text,
               const std::string& thread = "") {
    finding.labels.push_back({at(path, line, underlined), text, thread});
    return *this;
  }
  Story& primary(const std::string& path, unsigned line,
                 const std::string& underlined, const std::string& text,
                 const std::string& thread = "") {
    label(path, line, underlined, text, thread);
    finding.labels.back().is_primary = true;
    finding.where = finding.labels.back().where;
    return *this;
  }
  Location at(const std::string& path, unsigned line,
              const std::string& underlined) {
    llvm::StringRef text = source.line(path, line).value_or("");
    auto column = static_cast<unsigned>(text.find(underlined) + 1);
    auto end = column + static_cast<unsigned>(underlined.size());
    return {path, {0, line, column, line, end}};
  }

  Finding finding;
  Source source;
};

}  // namespace fearless::findings

#endif  // FEARLESS_TESTS_CHECKER_FINDINGS_EXAMPLES_H_
