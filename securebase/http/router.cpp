#include "securebase/http/router.hpp"

#include <algorithm>

namespace securebase::http {

void Router::add(std::string_view method, std::string_view path, Handler handler) {
  auto route = std::ranges::find(routes_, path, &Route::path);
  if (route == routes_.end()) route = routes_.insert(route, Route{std::string(path), {}});
  route->methods.emplace_back(method, std::move(handler));
}

void Router::otherwise(Handler pages, std::string_view reserved_prefix) {
  pages_ = std::move(pages);
  reserved_prefix_ = reserved_prefix;
}

const Router::Route* Router::find(std::string_view path) const {
  const auto route = std::ranges::find(routes_, path, &Route::path);
  return route == routes_.end() ? nullptr : &*route;
}

bool Router::is_page(std::string_view path) const {
  return pages_ && !(path.starts_with(reserved_prefix_) || path == "*");
}

Response Router::wrong_method(const Request& request, std::string_view allow) const {
  std::string allow_line = "Allow: " + std::string(allow) + "\r\n";
  if (request.method == "OPTIONS") {
    return {.status = 204, .body = {}, .lasting_body = {}, .header_lines = std::move(allow_line)};
  }
  return refuse_({405, "wrong-method", "This address does not take this method",
                  {"The method " + std::string(request.method.substr(0, 20)) +
                       " is not answered at this address.",
                   "method", "Use one of: " + std::string(allow) + "."},
                  std::move(allow_line)});
}

void Router::operator()(const Request& request, Responder responder) const {
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (const Route* route = find(request.path)) {
    const std::string_view wanted = request.method == "HEAD" ? "GET" : request.method;
    std::string allow;
    for (const auto& [method, handler] : route->methods) {
      if (method == wanted) return handler(request, std::move(responder));
      allow += method == "GET" ? "GET, HEAD, " : method + ", ";
    }
    return responder(wrong_method(request, allow + "OPTIONS"));
  }
  if (is_page(request.path)) {
    if (reads) return pages_(request, std::move(responder));
    return responder(wrong_method(request, "GET, HEAD, OPTIONS"));
  }
  if (request.path == "*") return responder(wrong_method(request, "GET, HEAD, POST, OPTIONS"));
  responder(refuse_({404, "not-found", "Nothing is at this address",
                     {"This address is not part of the interface.", "address",
                      "See /api/v1/instruments and schema/openapi.yaml for what there is."},
                     {}}));
}

}  // namespace securebase::http
