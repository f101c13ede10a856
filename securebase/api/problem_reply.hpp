// Problem documents (RFC 9457): one table from the reasons of base/result.hpp to HTTP.
#pragma once

#include "securebase/base/result.hpp"
#include "securebase/http/message.hpp"

namespace securebase::api {

[[nodiscard]] http::Response problem_reply(const Error& error);
[[nodiscard]] http::Response refusal_reply(const http::Refusal& refusal);
[[nodiscard]] int http_status(Errc code);

}  // namespace securebase::api
