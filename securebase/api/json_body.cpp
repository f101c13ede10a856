#include "securebase/api/json_body.hpp"

#include <string_view>
#include <utility>

#include "securebase/api/problem_reply.hpp"

namespace securebase::api {

http::Handler with_json(http::Handler handler) {
  return [handler = std::move(handler)](const http::Request& request, http::Responder responder) {
    std::string_view type = request.header("Content-Type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    if (http::same_ignoring_case(type, "application/json")) {
      return handler(request, std::move(responder));
    }
    responder(refusal_reply({415, "not-json", "The body has a type that is not taken here",
                             {type.empty() ? "The request does not say what its body is."
                                           : "The body is not said to be JSON.",
                              "header Content-Type", "Send Content-Type: application/json."},
                             {}}));
  };
}

}  // namespace securebase::api
