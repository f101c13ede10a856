// What one client may ask of the server before it is told no.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace securebase::http {

struct Limits {
  std::size_t head_bytes = 16 * 1024;
  std::size_t head_fields = 100;
  std::size_t body_bytes = 128 * 1024;
  // Requests whose path begins with this may bring more: what a person moves to another device.
  std::string_view large_path = {};  // none
  std::size_t large_body_bytes = 1024 * 1024;
  std::size_t connections = 4096;  // of the whole server
  std::chrono::seconds request_time{30};  // from the first byte of a request to its last
  std::chrono::seconds idle_time{75};     // between requests
  std::chrono::seconds write_time{60};    // to take a reply
  std::chrono::seconds stop_time{10};     // for requests under way when the server stops
};

}  // namespace securebase::http
