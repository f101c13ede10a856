// Fears: replies in the wrong order or to the wrong client; a slow or rude client holds the server;
// a stop cuts off what is under way.
#include "securebase/http/server.hpp"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

using namespace securebase::http;
using namespace std::chrono_literals;

namespace {

// A client that sends bytes and reads until the server closes or `quiet` passes without any.
class Client {
 public:
  explicit Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected = ::connect(socket_, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool send(std::string_view text) {
    return ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(text.size());
  }
  std::string read(std::chrono::milliseconds quiet = 400ms) {
    std::string text;
    char piece[4096];
    closed = false;
    for (;;) {
      pollfd waiting{socket_, POLLIN, 0};
      if (::poll(&waiting, 1, static_cast<int>(quiet.count())) <= 0) return text;
      const ssize_t size = ::recv(socket_, piece, sizeof piece, 0);
      if (size <= 0) {
        closed = true;
        return text;
      }
      text.append(piece, static_cast<std::size_t>(size));
    }
  }
  bool connected = false, closed = false;

 private:
  int socket_;
};

void handle(const Request& request, Responder responder) {
  Response response;
  response.body = std::string(request.path) + ":" + std::string(request.body);
  if (request.path == "/throw") throw std::runtime_error("a fault");
  if (request.path == "/never") return;
  if (request.path == "/later") {
    std::thread([responder = std::move(responder), response]() mutable {
      std::this_thread::sleep_for(150ms);
      responder(std::move(response));
    }).detach();
    return;
  }
  if (request.path == "/large") response.body.assign(300000, 'x');
  responder(std::move(response));
}

Response refuse(const Refusal& refusal) {
  Response response;
  response.status = refusal.status;
  response.body = std::string(refusal.slug);
  return response;
}

Server start(Limits limits = {}) {
  auto server = Server::open({"127.0.0.1", 0, 2, limits}, handle, refuse);
  REQUIRE(server);
  server->start();
  return std::move(*server);
}

std::string get(std::string_view path, std::string_view more = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: h\r\n" + std::string(more) + "\r\n";
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("many requests in one packet are answered in their order") {
  const Server server = start();
  Client client(server.port());
  std::string all;
  for (int i = 0; i < 50; ++i) all += get(i % 7 == 3 ? "/later" : "/n" + std::to_string(i));
  client.send(all + get("/last", "Connection: close\r\n"));
  const std::string text = client.read(3000ms);
  CHECK(client.closed);
  CHECK(count(text, "HTTP/1.1 200 OK") == 51);
  std::size_t at = 0;
  for (int i = 0; i < 50; ++i) {
    at = text.find(i % 7 == 3 ? "/later:" : "/n" + std::to_string(i) + ":", at);
    REQUIRE(at != std::string::npos);
  }
}

TEST_CASE("HEAD has the head of GET and no body") {
  const Server server = start();
  Client client(server.port());
  client.send("HEAD /abc HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  const std::string text = client.read(2000ms);
  CHECK(text.find("Content-Length: 5\r\n") != std::string::npos);
  CHECK(text.ends_with("\r\n\r\n"));
}

TEST_CASE("a fault or a forgotten reply is status 500, and the connection lives on") {
  const Server server = start();
  for (const char* path : {"/throw", "/never"}) {
    Client client(server.port());
    client.send(get(path) + get("/after"));
    const std::string text = client.read();
    CHECK(text.find("HTTP/1.1 500") == 0);
    CHECK(text.find("/after:") != std::string::npos);
  }
}

TEST_CASE("a body over the limit is refused, and the reply arrives although bytes still come") {
  const Server server = start();
  Client client(server.port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n");
  for (int i = 0; i < 40; ++i) client.send(std::string(20000, 'x'));
  const std::string text = client.read(2000ms);
  CHECK(text.find("HTTP/1.1 413 ") == 0);
  CHECK(text.find("Connection: close") != std::string::npos);
}

TEST_CASE("a client that waits for 100 gets it") {
  const Server server = start();
  Client client(server.port());
  client.send("POST /e HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  CHECK(client.read() == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("ok");
  CHECK(client.read().ends_with("/e:ok"));
}

TEST_CASE("idle and slow clients are let go, and a large reply arrives whole") {
  Limits limits;
  limits.idle_time = 1s;
  limits.request_time = 1s;
  const Server server = start(limits);
  Client idle(server.port()), slow(server.port()), large(server.port());
  slow.send("GET / HT");
  large.send(get("/large", "Connection: close\r\n"));
  CHECK(large.read(3000ms).size() > 300000);
  CHECK(idle.read(5000ms).empty());
  CHECK(idle.closed);
  CHECK(slow.read(5000ms).empty());
  CHECK(slow.closed);
}

TEST_CASE("over the limit of connections a client is told to come back") {
  Limits limits;
  limits.connections = 2;
  const Server server = start(limits);
  Client first(server.port()), second(server.port());
  first.send(get("/one"));
  second.send(get("/two"));
  CHECK_FALSE(first.read().empty());
  CHECK_FALSE(second.read().empty());
  Client third(server.port());
  CHECK(third.read(2000ms).find("HTTP/1.1 503 ") == 0);
  CHECK(third.closed);
}

TEST_CASE("a stop lets a request under way finish, and takes no new one") {
  Server server = start();
  Client client(server.port()), idle(server.port());
  client.send(get("/later"));
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  server.stop();
  CHECK(std::chrono::steady_clock::now() - begun < 5s);
  CHECK(client.read(1000ms).find("/later:") != std::string::npos);
  CHECK(client.closed);
  CHECK(idle.read(1000ms).empty());
  CHECK(idle.closed);
  CHECK_FALSE(Client(server.port()).connected);
}

TEST_CASE("a port that is taken, or an address that is none, is one clear sentence") {
  const Server server = start();
  const auto second = Server::open({"127.0.0.1", server.port(), 2, {}}, handle, refuse);
  REQUIRE_FALSE(second);
  CHECK(second.error().problems.front().what ==
        "Port " + std::to_string(server.port()) + " on 127.0.0.1 is already taken.");
  const auto nowhere = Server::open({"here", 0, 1, {}}, handle, refuse);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().problems.front().where == "--host");
}
