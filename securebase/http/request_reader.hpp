// Makes requests of bytes as they arrive. Knows nothing of sockets.
#pragma once

#include <memory>
#include <string_view>

#include "securebase/http/limits.hpp"
#include "securebase/http/message.hpp"

namespace securebase::http {

class RequestReader {
 public:
  enum class State {
    reading,         // more bytes are needed
    wants_continue,  // ... and the client waits for "100 Continue" before it sends them
    complete,        // request() may be read
    refused,         // refusal() says why; no further request can be read from this client
  };

  explicit RequestReader(const Limits& limits);
  ~RequestReader();
  RequestReader(RequestReader&&) noexcept;

  // Takes bytes and says how many it used. Bytes not used must be offered again, with more behind.
  std::size_t feed(std::string_view bytes);

  [[nodiscard]] State state() const;
  void continue_sent();  // "100 Continue" is on its way
  [[nodiscard]] bool begun() const;  // some of a request has arrived

  [[nodiscard]] Request request() const;  // requires: complete; views live until next()
  [[nodiscard]] bool keep_alive() const;  // requires: complete
  [[nodiscard]] const Refusal& refusal() const;

  void next();  // forget this request and wait for another

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace securebase::http
