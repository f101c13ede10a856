#include "securebase/http/server.hpp"

#include <algorithm>
#include <thread>
#include <vector>

#include "securebase/http/loop.hpp"

namespace securebase::http {

struct Server::Parts {
  std::string host;
  Service service;
  std::vector<std::shared_ptr<Loop>> loops;
  std::vector<std::jthread> threads;
};

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() {
  if (parts_) stop();
}

Result<Server> Server::open(const ServerOptions& options, Handler handler, RefusalWriter refuse) {
  auto parts = std::make_unique<Parts>();
  parts->host = options.host;
  parts->service.handler = std::move(handler);
  parts->service.refuse = std::move(refuse);
  parts->service.limits = options.limits;
  const unsigned cores = std::clamp(std::thread::hardware_concurrency(), 1u, 8u);
  const unsigned threads = options.threads == 0 ? cores : options.threads;
  std::uint16_t port = options.port;
  for (unsigned i = 0; i < threads; ++i) {
    auto loop = Loop::open({options.host, port, i == 0}, parts->service);
    if (!loop) return tl::unexpected(std::move(loop.error()));
    port = (*loop)->port();
    parts->loops.push_back(std::move(*loop));
  }
  return Server(std::move(parts));
}

void Server::start() {
  for (const auto& loop : parts_->loops) {
    parts_->threads.emplace_back([loop = loop.get()] { loop->run(); });
  }
}

void Server::stop() {
  for (const auto& loop : parts_->loops) loop->stop();
  parts_->threads.clear();  // joins
}

std::uint16_t Server::port() const { return parts_->loops.front()->port(); }

std::string Server::address() const {
  const bool v6 = parts_->host.find(':') != std::string::npos;
  return "http://" + (v6 ? "[" + parts_->host + "]" : parts_->host) + ":" + std::to_string(port());
}

}  // namespace securebase::http
