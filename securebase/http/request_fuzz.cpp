// libFuzzer: whatever bytes come, and in whatever pieces, the reader of requests answers the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "securebase/http/request_reader.hpp"

using securebase::http::RequestReader;
using State = RequestReader::State;

namespace {

// What was read, as one text; at most three requests.
std::string read_all(std::string_view bytes, std::size_t piece) {
  RequestReader reader({.head_bytes = 1024, .head_fields = 20, .body_bytes = 1024});
  std::string waiting, seen;
  for (int requests = 0; requests < 3 && reader.state() != State::refused;) {
    waiting.erase(0, reader.feed(waiting));
    if (reader.state() == State::wants_continue) reader.continue_sent();
    if (reader.state() == State::complete) {
      const auto request = reader.request();
      if (!request.path.starts_with('/') && request.path != "*") std::abort();
      if (request.body.size() > 1024) std::abort();
      seen.append(request.method).append(request.path).append(request.body).append("\n");
      reader.next();
      ++requests;
    } else if (bytes.empty()) {
      break;
    } else {
      const std::size_t size = std::min(piece, bytes.size());
      waiting.append(bytes.substr(0, size));
      bytes.remove_prefix(size);
    }
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string whole = read_all(bytes, bytes.size() + 1);
  if (read_all(bytes, 1) != whole || read_all(bytes, 7) != whole) std::abort();
  return 0;
}
