// The HTTP server: one event loop a thread, each with its own listening socket on the same port.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "securebase/base/result.hpp"
#include "securebase/http/limits.hpp"
#include "securebase/http/message.hpp"

namespace securebase::http {

struct ServerOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  unsigned threads = 0;       // 0: one a core, at most 8
  Limits limits;
};

class Server {
 public:
  // Takes the port; requests are answered from start() on. `handler` runs on the loops' threads,
  // must not block, and must live as long as the server. Errors: bad_input, with one problem.
  static Result<Server> open(const ServerOptions& options, Handler handler, RefusalWriter refuse);
  ~Server();  // stops
  Server(Server&&) noexcept;

  void start();
  // Takes no new connection, lets requests under way finish (Limits::stop_time), then returns.
  void stop();

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::string address() const;  // "http://127.0.0.1:8080"

 private:
  struct Parts;
  explicit Server(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace securebase::http
