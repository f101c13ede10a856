// One event loop with a listening socket and its connections, for one thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "securebase/base/result.hpp"
#include "securebase/http/limits.hpp"
#include "securebase/http/message.hpp"

namespace securebase::http {

// What all loops of a server share.
struct Service {
  Handler handler;
  RefusalWriter refuse;
  Limits limits;
  std::atomic<std::size_t> connections{0};
};

class Loop {
 public:
  virtual ~Loop() = default;
  virtual void run() = 0;   // on its own thread, until it was told to stop and all is answered
  virtual void stop() = 0;  // from any thread
  [[nodiscard]] virtual std::uint16_t port() const = 0;

  struct Address {
    std::string host;
    std::uint16_t port = 0;
    bool first = true;  // the first of several loops makes sure that the port is nobody else's
  };
  static Result<std::shared_ptr<Loop>> open(const Address& address, Service& service);
};

}  // namespace securebase::http
