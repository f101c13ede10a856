// The head of a reply, written by hand: cheaper than a map of fields.
#pragma once

#include <string>
#include <string_view>

#include "securebase/http/message.hpp"

namespace securebase::http {

struct ReplyHead {
  std::string_view date;  // as HTTP wants it, see http_date
  bool keep_alive = true;
};

// Appends the status line, all headers and the empty line.
void append_reply_head(std::string& out, const Response& response, const ReplyHead& head);

[[nodiscard]] std::string_view reason(int status);            // "Not Found"
[[nodiscard]] std::string http_date(std::int64_t unix_time);  // "Sun, 06 Nov 1994 08:49:37 GMT"

}  // namespace securebase::http
