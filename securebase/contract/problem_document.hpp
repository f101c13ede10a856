// Problem documents (RFC 9457): one table from the reasons of base/result.hpp to status and words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "securebase/base/result.hpp"

namespace securebase::contract {

struct ProblemDocument {
  int status = 500;  // as HTTP counts
  std::string body;  // application/problem+json
};

[[nodiscard]] ProblemDocument problem_document(const Error& error);
// For requests with a code: there bad_answer means that the code is not six of our words.
[[nodiscard]] ProblemDocument code_problem_document(const Error& error);
// A problem that is not in the table, such as one of the transport.
[[nodiscard]] ProblemDocument problem_document(int status, std::string_view slug,
                                               std::string_view title,
                                               std::span<const Problem> problems);

}  // namespace securebase::contract
