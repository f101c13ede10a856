// Calls that take a body take it as JSON only.
#pragma once

#include "securebase/http/message.hpp"

namespace securebase::api {

// Only application/json: a page of another site cannot send that without asking first.
[[nodiscard]] http::Handler with_json(http::Handler handler);

}  // namespace securebase::api
