// A request as a handler sees it, the reply it gives, and the right to give it once.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "securebase/base/result.hpp"

namespace securebase::http {

struct HeaderField {
  std::string_view name, value;
};

// Every view is valid only until the handler returns; what is needed later must be copied.
struct Request {
  std::string_view method;  // as sent: "GET"
  std::string_view path;    // percent-decoded, begins with '/'
  std::string_view query;   // as sent, without '?'
  std::string_view body;
  std::span<const HeaderField> headers;

  [[nodiscard]] std::string_view header(std::string_view name) const;  // empty when absent
};

// Whom a reply is for decides its security headers and whether it may be stored.
enum class Audience { program, page };

struct Response {
  int status = 200;
  Audience audience = Audience::program;
  std::string_view content_type = "application/json";  // bytes that outlive the server: a literal
  std::string body;
  std::string_view lasting_body;  // sent instead of `body`: bytes that outlive the server
  std::string header_lines;       // further headers, each "Name: value\r\n"

  [[nodiscard]] std::string_view content() const {
    return lasting_body.empty() ? std::string_view(body) : lasting_body;
  }
};

// Why the server itself refuses a request. The room above words it as a problem document.
struct Refusal {
  int status = 400;
  std::string_view slug;   // of the problem type: "not-found"
  std::string_view title;  // a literal
  Problem problem;
  std::string header_lines;  // such as "Allow: GET\r\n"
};
using RefusalWriter = std::function<Response(const Refusal&)>;

// The place a reply goes to.
class Exchange {
 public:
  virtual ~Exchange() = default;
  virtual void reply(Response response) = 0;  // callable from any thread
  virtual void abandon() = 0;                 // nobody replied: our own bug, told as status 500
};

// The right to reply to one request, once, from any thread, now or later.
class Responder {
 public:
  explicit Responder(std::shared_ptr<Exchange> exchange) : exchange_(std::move(exchange)) {}
  Responder(Responder&&) noexcept = default;
  Responder& operator=(Responder&&) = delete;
  ~Responder() {
    if (exchange_) exchange_->abandon();
  }

  void operator()(Response response) {
    if (const auto exchange = std::move(exchange_)) exchange->reply(std::move(response));
  }

 private:
  std::shared_ptr<Exchange> exchange_;
};

using Handler = std::function<void(const Request&, Responder)>;

[[nodiscard]] bool same_ignoring_case(std::string_view a, std::string_view b);  // ASCII

}  // namespace securebase::http
