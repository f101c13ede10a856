// Which handler answers which path and method.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "securebase/http/message.hpp"

namespace securebase::http {

class Router {
 public:
  explicit Router(RefusalWriter refuse) : refuse_(std::move(refuse)) {}

  // GET also answers HEAD.
  void add(std::string_view method, std::string_view path, Handler handler);
  // Answers GET and HEAD of every path that does not begin with a reserved prefix.
  void otherwise(Handler pages, std::string_view reserved_prefix);

  void operator()(const Request& request, Responder responder) const;

 private:
  struct Route {
    std::string path;
    std::vector<std::pair<std::string, Handler>> methods;
  };
  [[nodiscard]] const Route* find(std::string_view path) const;
  [[nodiscard]] bool is_page(std::string_view path) const;
  [[nodiscard]] Response wrong_method(const Request& request, std::string_view allow) const;

  RefusalWriter refuse_;
  std::vector<Route> routes_;
  Handler pages_;
  std::string reserved_prefix_;
};

}  // namespace securebase::http
