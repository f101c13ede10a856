// The ceiling that script/bench holds the server against: two threads, each with its own listening
// socket (SO_REUSEPORT) and epoll loop, that read until the end of a request's head and write one
// fixed reply. No parsing, no routes, no timers, no limits: nothing can answer with less.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

constexpr std::string_view reply =
    "HTTP/1.1 200 OK\r\n"
    "Content-Type: application/json\r\n"
    "Content-Length: 33\r\n"
    "\r\n"
    "{\"status\":\"up\",\"version\":\"0.1.0\"}";

int listen_on(std::uint16_t port) {
  const int socket_fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  const int on = 1;
  setsockopt(socket_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(socket_fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (bind(socket_fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
      listen(socket_fd, 1024) != 0) {
    std::cerr << "epoll_loop cannot listen on port " << port << "\n";
    std::exit(1);
  }
  return socket_fd;
}

void watch(int epoll_fd, int fd) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = fd;
  epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event);
}

void accept_all(int epoll_fd, int listener) {
  for (;;) {
    const int fd = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK);
    if (fd < 0) return;
    const int on = 1;
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    watch(epoll_fd, fd);
  }
}

// wrk sends one small request at a time on a connection, so one read holds whole requests.
bool answer(int fd) {
  std::array<char, 8192> buffer;
  const ssize_t size = read(fd, buffer.data(), buffer.size());
  if (size <= 0) return false;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(size));
  for (auto at = text.find("\r\n\r\n"); at != std::string_view::npos;
       at = text.find("\r\n\r\n", at + 4)) {
    if (write(fd, reply.data(), reply.size()) < 0) return false;
  }
  return true;
}

void serve(std::uint16_t port) {
  const int listener = listen_on(port);
  const int epoll_fd = epoll_create1(0);
  watch(epoll_fd, listener);
  std::array<epoll_event, 256> events;
  for (;;) {
    const int ready = epoll_wait(epoll_fd, events.data(), static_cast<int>(events.size()), -1);
    for (int i = 0; i < ready; ++i) {
      const int fd = events[static_cast<std::size_t>(i)].data.fd;
      if (fd == listener) {
        accept_all(epoll_fd, listener);
      } else if (!answer(fd)) {
        close(fd);
      }
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int port = argc == 2 ? std::atoi(argv[1]) : 0;
  if (port < 1 || port > 65535) {
    std::cerr << "usage: epoll_loop PORT\n";
    return 2;
  }
  std::thread second([port] { serve(static_cast<std::uint16_t>(port)); });
  serve(static_cast<std::uint16_t>(port));
}
