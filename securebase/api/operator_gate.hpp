// The door in front of the operator's calls.
#pragma once

#include <functional>

#include "securebase/care/operator_links.hpp"
#include "securebase/http/message.hpp"

namespace securebase::api {

// Answers only requests with the key of an operator's link, and tells until when it is valid. Who
// has no valid key gets no further: the body is not even looked at. `links` must outlive the handler.
[[nodiscard]] http::Handler for_operator(
    care::OperatorLinks& links,
    std::function<http::Response(const http::Request&, Instant)> answer);

}  // namespace securebase::api
