// Problem documents as HTTP replies.
#pragma once

#include "securebase/base/result.hpp"
#include "securebase/http/message.hpp"

namespace securebase::api {

[[nodiscard]] http::Response problem_reply(const Error& error);
[[nodiscard]] http::Response refusal_reply(const http::Refusal& refusal);
// For requests with a code: there bad_answer means that the code is not six of our words.
[[nodiscard]] http::Response code_problem_reply(const Error& error);

}  // namespace securebase::api
