#include "securebase/http/request_reader.hpp"

#include <boost/beast/http/basic_parser.hpp>
#include <optional>
#include <string>
#include <vector>

#include "securebase/http/target.hpp"

namespace securebase::http {

namespace beast = boost::beast;
using beast::http::error;
using ErrorCode = boost::system::error_code;

namespace {

// What was read of one request. Names and values lie one after the other in `text`; its memory is
// kept from request to request, so a steady client costs no allocation.
struct Draft {
  struct Slice {
    std::size_t at = 0, size = 0;
  };
  struct Field {
    Slice name, value;
  };
  const Limits* limits = nullptr;
  std::string text, body;
  Slice method;
  std::string target;
  std::vector<Field> fields;
  std::vector<HeaderField> headers;
  bool head_done = false, wants_continue = false, has_host = false;
  std::size_t body_limit = 0;

  Slice keep(std::string_view piece) {
    text.append(piece);
    return {text.size() - piece.size(), piece.size()};
  }
  [[nodiscard]] std::string_view view(Slice slice) const {
    return std::string_view(text).substr(slice.at, slice.size);
  }
  void clear() {
    text.clear();
    body.clear();
    if (body.capacity() > 16 * 1024) body.shrink_to_fit();
    fields.clear();
    headers.clear();
    head_done = wants_continue = has_host = false;
  }
};

class BeastParser final : public beast::http::basic_parser<true> {
 public:
  explicit BeastParser(Draft& draft) : draft_(draft) {
    eager(true);
    header_limit(static_cast<std::uint32_t>(draft.limits->head_bytes));
    body_limit(draft.limits->body_bytes);
  }

 private:
  using View = boost::beast::string_view;
  static std::string_view std_view(View v) { return {v.data(), v.size()}; }

  void on_request_impl(beast::http::verb, View method, View target, int version,
                       ErrorCode&) override {
    draft_.method = draft_.keep(std_view(method));
    draft_.target.assign(target.data(), target.size());
    draft_.body_limit = draft_.limits->body_bytes;
    const std::string_view large = draft_.limits->large_path;
    if (!large.empty() && draft_.target.starts_with(large)) {
      draft_.body_limit = draft_.limits->large_body_bytes;
    }
    body_limit(draft_.body_limit);
    draft_.has_host = version < 11;  // only HTTP/1.1 requires it
  }
  void on_response_impl(int, View, int, ErrorCode&) override {}
  void on_field_impl(beast::http::field name, View name_text, View value,
                     ErrorCode& ec) override {
    if (draft_.head_done) return;  // a trailer: it may not add to the head (RFC 9110, 6.5.1)
    // Beast bounds one read of the head; this bounds its sum over many small reads.
    if (draft_.text.size() + name_text.size() + value.size() > draft_.limits->head_bytes ||
        draft_.fields.size() == draft_.limits->head_fields) {
      ec = error::header_limit;
      return;
    }
    if (name == beast::http::field::host) draft_.has_host = true;
    if (name == beast::http::field::expect) {
      draft_.wants_continue = same_ignoring_case(std_view(value), "100-continue");
    }
    draft_.fields.push_back({draft_.keep(std_view(name_text)), draft_.keep(std_view(value))});
  }
  void on_header_impl(ErrorCode&) override { draft_.head_done = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, ErrorCode&) override {
    if (length) draft_.body.reserve(static_cast<std::size_t>(*length));  // within the limit
  }
  std::size_t on_body_impl(View body, ErrorCode&) override {
    draft_.body.append(body.data(), body.size());
    return body.size();
  }
  void on_chunk_header_impl(std::uint64_t, View, ErrorCode&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View body, ErrorCode&) override {
    draft_.body.append(body.data(), body.size());
    return body.size();
  }
  void on_finish_impl(ErrorCode&) override {}

  Draft& draft_;
};

Refusal refusal_for(const ErrorCode& ec, const Limits& limits, std::size_t body_limit) {
  if (ec == error::body_limit) {
    return {413, "too-large", "The request is too large",
            {"The body is larger than " + std::to_string(body_limit / 1024) + " KiB.",
             "body", "Send a smaller body."}, {}};
  }
  if (ec == error::header_limit) {
    return {431, "head-too-large", "The head of the request is too large",
            {"The request line and headers are larger than " +
                 std::to_string(limits.head_bytes / 1024) + " KiB, or more than " +
                 std::to_string(limits.head_fields) + " headers were sent.",
             "headers", "Send fewer or shorter headers, or a shorter address."}, {}};
  }
  if (ec == error::bad_version) {
    return {505, "http-version", "This version of HTTP is not spoken here",
            {"The request line asks for a version other than HTTP/1.0 or HTTP/1.1.",
             "request line", "Send the request as HTTP/1.1."}, {}};
  }
  return {400, "malformed-http", "The request is not HTTP",
          {"The request cannot be read as HTTP/1.1: " + ec.message() + ".", "request",
           "Send a request line, headers and body as RFC 9112 describes."}, {}};
}

}  // namespace

struct RequestReader::Parser {
  explicit Parser(const Limits& given) : limits(given) {
    draft.limits = &limits;
    beast.emplace(draft);
  }

  void finish() {
    if (!draft.has_host) {
      refusal = {400, "malformed-http", "The request is not HTTP",
                 {"An HTTP/1.1 request must name its host.", "headers", "Add a Host header."}, {}};
      return;
    }
    auto split = split_target(draft.target);
    if (!split) {
      refusal = {400, "malformed-address", "The address cannot be read",
                 std::move(split.error().problems.front()), {}};
      return;
    }
    target = std::move(*split);
    for (const auto& field : draft.fields) {
      draft.headers.push_back({draft.view(field.name), draft.view(field.value)});
    }
    state = State::complete;
  }

  Limits limits;
  Draft draft;
  Target target;
  std::optional<BeastParser> beast;
  std::optional<Refusal> refusal;
  State state = State::reading;
  bool begun = false, continued = false;
};

RequestReader::RequestReader(const Limits& limits) : parser_(std::make_unique<Parser>(limits)) {}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;

std::size_t RequestReader::feed(std::string_view bytes) {
  Parser& p = *parser_;
  std::size_t used = 0;
  while (used < bytes.size() && p.state != State::complete && p.state != State::refused) {
    p.begun = true;
    // Beast 1.81 asserts five bytes in the last chunk of a body, even while it still arrives. What
    // is left of a chunked body is never shorter, so waiting for five delays nothing.
    if (p.draft.head_done && p.beast->chunked() && bytes.size() - used < 5) break;
    ErrorCode ec;
    const std::size_t taken =
        p.beast->put(boost::asio::const_buffer(bytes.data() + used, bytes.size() - used), ec);
    used += taken;
    if (ec && ec != error::need_more) {
      p.refusal = refusal_for(ec, p.limits, p.draft.body_limit);
    } else if (p.beast->is_done()) {
      p.finish();
    } else if (taken == 0) {
      break;
    }
    if (p.refusal) p.state = State::refused;
  }
  if (p.state == State::reading && bytes.size() - used > p.limits.head_bytes) {
    // A chunk extension or trailer without end; a head is bounded by the parser.
    p.refusal = refusal_for(error::header_limit, p.limits, p.draft.body_limit);
    p.state = State::refused;
  }
  if (p.state == State::reading && p.draft.head_done && p.draft.wants_continue && !p.continued) {
    p.state = State::wants_continue;
  }
  return used;
}

RequestReader::State RequestReader::state() const { return parser_->state; }
bool RequestReader::begun() const { return parser_->begun; }
const Refusal& RequestReader::refusal() const { return *parser_->refusal; }
bool RequestReader::keep_alive() const { return parser_->beast->keep_alive(); }

void RequestReader::continue_sent() {
  parser_->continued = true;
  parser_->state = State::reading;
}

Request RequestReader::request() const {
  const Parser& p = *parser_;
  return {p.draft.view(p.draft.method), p.target.path, p.target.query, p.draft.body,
          p.draft.headers};
}

void RequestReader::next() {
  Parser& p = *parser_;
  p.draft.clear();
  p.beast.emplace(p.draft);
  p.refusal.reset();
  p.state = State::reading;
  p.begun = p.continued = false;
}

}  // namespace securebase::http
