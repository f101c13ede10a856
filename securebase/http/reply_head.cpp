#include "securebase/http/reply_head.hpp"

#include <array>
#include <charconv>
#include <ctime>

namespace securebase::http {

namespace {

// On every reply: no sniffing, no referrer, no frame, no other window, no device.
constexpr std::string_view common_headers =
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: no-referrer\r\n"
    "X-Frame-Options: DENY\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "browsing-topics=()\r\n";

constexpr std::string_view program_headers =
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"
    "Cache-Control: no-store\r\n";

// Without script-src and style-src: each page names the hashes of its own in a meta element, and a
// page must pass both policies.
constexpr std::string_view page_headers =
    "Content-Security-Policy: object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
    "form-action 'self'; connect-src 'self'; img-src 'self' data:; font-src 'self'\r\n";

void append_number(std::string& out, std::size_t value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace

std::string_view reason(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 413: return "Content Too Large";
    case 415: return "Unsupported Media Type";
    case 422: return "Unprocessable Content";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
  }
}

std::string http_date(std::int64_t unix_time) {
  const std::time_t time = unix_time;
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 40> text;
  // The C locale's names: this program never sets another locale.
  const auto size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return {text.data(), size};
}

void append_reply_head(std::string& out, const Response& response, const ReplyHead& head) {
  out.append("HTTP/1.1 ");
  append_number(out, static_cast<std::size_t>(response.status));
  out.append(" ").append(reason(response.status)).append("\r\nDate: ").append(head.date);
  out.append("\r\n");
  const bool bodiless = response.status == 204 || response.status == 304;
  if (!bodiless) {
    out.append("Content-Type: ").append(response.content_type).append("\r\nContent-Length: ");
    append_number(out, response.content().size());
    out.append("\r\n");
  }
  if (!head.keep_alive) out.append("Connection: close\r\n");
  out.append(common_headers);
  out.append(response.audience == Audience::page ? page_headers : program_headers);
  out.append(response.header_lines).append("\r\n");
}

}  // namespace securebase::http
