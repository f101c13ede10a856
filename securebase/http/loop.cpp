#include "securebase/http/loop.hpp"

#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <ctime>
#include <optional>
#include <thread>
#include <unordered_set>

#include "securebase/http/reply_head.hpp"
#include "securebase/http/request_reader.hpp"

namespace securebase::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Time = std::chrono::steady_clock::time_point;
using State = RequestReader::State;

namespace {

class Connection;

class AsioLoop final : public Loop, public std::enable_shared_from_this<AsioLoop> {
 public:
  explicit AsioLoop(Service& given)
      : service(given), acceptor(context), timer(context), limits(given.limits) {}

  error_code listen(const tcp::endpoint& endpoint, bool first);
  void run() override;
  void stop() override;
  std::uint16_t port() const override { return port_taken; }

  void sweep();
  asio::awaitable<void> accept();
  asio::awaitable<void> tick();

  Service& service;
  asio::io_context context{1};
  tcp::acceptor acceptor;
  asio::steady_timer timer;
  Limits limits;
  std::unordered_set<Connection*> connections;
  std::string date = http_date(std::time(nullptr));
  Time now = std::chrono::steady_clock::now();
  Time stop_at = Time::max();
  std::uint16_t port_taken = 0;
  bool stopping = false;
  std::thread::id thread;
};

// One client. Everything but reply() and abandon() runs on the loop's thread.
class Connection final : public Exchange, public std::enable_shared_from_this<Connection> {
 public:
  Connection(std::shared_ptr<AsioLoop> loop, tcp::socket socket)
      : loop_(std::move(loop)), socket_(std::move(socket)), reader_(loop_->limits) {}

  asio::awaitable<void> serve();
  void reply(Response response) override;
  void abandon() override;

  void sweep(Time now) {
    if (now >= deadline_) close();
  }
  void close_if_idle() {
    if (idle_) close();
  }
  void close() {
    error_code ignored;
    socket_.close(ignored);
  }
  void give_up_waiting() {
    waiting_.reset();
  }

 private:
  struct Waiter {
    virtual ~Waiter() = default;
    virtual void resume() = 0;
  };
  template <class Resume>
  struct WaiterFor final : Waiter {
    explicit WaiterFor(Resume&& given) : then(std::move(given)) {}
    void resume() override { std::move(then)(); }
    Resume then;
  };

  asio::awaitable<bool> read_request();
  asio::awaitable<bool> read_more();
  asio::awaitable<void> handle();
  asio::awaitable<bool> write(bool with_body, bool keep_alive);
  asio::awaitable<void> drain();
  void due_in(std::chrono::seconds time) { deadline_ = loop_->now + time; }

  std::shared_ptr<AsioLoop> loop_;
  tcp::socket socket_;
  RequestReader reader_;
  std::string buffer_;  // bytes [begin_, end_) wait to be read
  std::size_t begin_ = 0, end_ = 0;
  std::string head_;
  std::optional<Response> response_;
  std::unique_ptr<Waiter> waiting_;
  Time deadline_ = Time::max();
  bool idle_ = true, handling_ = false;
};

asio::awaitable<void> Connection::serve() {
  bool keep_alive = true;
  while (keep_alive && !loop_->stopping) {
    idle_ = !reader_.begun() && begin_ == end_;
    due_in(idle_ ? loop_->limits.idle_time : loop_->limits.request_time);
    if (!co_await read_request()) break;
    bool with_body = true;
    if (reader_.state() == State::complete) {
      with_body = reader_.request().method != "HEAD";
      co_await handle();
      keep_alive = reader_.keep_alive() && !loop_->stopping;
    } else {
      response_ = loop_->service.refuse(reader_.refusal());
      keep_alive = false;
    }
    if (!co_await write(with_body, keep_alive)) break;
    if (!keep_alive) co_await drain();
    reader_.next();
  }
  close();
}

// False: the client went away or was too slow. True: the reader has a request or a refusal.
asio::awaitable<bool> Connection::read_request() {
  for (;;) {
    begin_ += reader_.feed(std::string_view(buffer_).substr(begin_, end_ - begin_));
    if (reader_.state() == State::wants_continue) {
      reader_.continue_sent();
      error_code ec;
      co_await asio::async_write(
          socket_, asio::buffer(std::string_view("HTTP/1.1 100 Continue\r\n\r\n")),
          asio::redirect_error(asio::use_awaitable, ec));
      if (ec) co_return false;
    } else if (reader_.state() != State::reading) {
      co_return true;
    } else if (!co_await read_more()) {
      co_return false;
    }
  }
}

asio::awaitable<bool> Connection::read_more() {
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  // The reader uses up bodies as they come; only a head can fill this, and a head has its limit.
  buffer_.resize(std::max<std::size_t>(4096, end_ * 2));
  error_code ec;
  end_ += co_await socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_),
                                           asio::redirect_error(asio::use_awaitable, ec));
  if (ec) co_return false;
  if (idle_) {
    idle_ = false;
    due_in(loop_->limits.request_time);
  }
  co_return true;
}

// Calls the handler and waits until its responder was used, here or on another thread.
asio::awaitable<void> Connection::handle() {
  deadline_ = Time::max();
  handling_ = true;
  try {
    loop_->service.handler(reader_.request(), Responder(shared_from_this()));
  } catch (const std::exception&) {
    // The responder told the client when it was unwound; the next request finds a sound server.
  }
  handling_ = false;
  if (response_) co_return;
  co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(
      [this](auto&& then) {
        using Then = std::decay_t<decltype(then)>;
        waiting_ = std::make_unique<WaiterFor<Then>>(std::forward<decltype(then)>(then));
      },
      asio::use_awaitable);
}

void Connection::reply(Response response) {
  if (std::this_thread::get_id() == loop_->thread && handling_) {
    response_ = std::move(response);
    return;
  }
  asio::post(loop_->context, [self = shared_from_this(), response = std::move(response)]() mutable {
    self->response_ = std::move(response);
    if (const auto waiting = std::move(self->waiting_)) waiting->resume();
  });
}

void Connection::abandon() {
  reply(loop_->service.refuse(
      {500, "internal", "The server made a mistake",
       {"This request met a fault in the server, and was not carried out.", "request",
        "Try again. If it happens again, tell the people who run this installation."}, {}}));
}

asio::awaitable<bool> Connection::write(bool with_body, bool keep_alive) {
  due_in(loop_->limits.write_time);
  head_.clear();
  append_reply_head(head_, *response_, {loop_->date, keep_alive});
  const std::string_view body = with_body ? response_->content() : std::string_view{};
  error_code ec;
  if (body.size() <= 2048) {
    head_.append(body);  // one small copy is cheaper than a second buffer
    co_await asio::async_write(socket_, asio::buffer(head_),
                               asio::redirect_error(asio::use_awaitable, ec));
  } else {
    const std::array<asio::const_buffer, 2> parts{asio::buffer(head_), asio::buffer(body)};
    co_await asio::async_write(socket_, parts, asio::redirect_error(asio::use_awaitable, ec));
  }
  response_.reset();
  co_return !ec;
}

// Says goodbye and reads on for a while: closing at once, with bytes of the client unread, would
// make its system throw away the reply before it is read (RFC 9112, 9.6).
asio::awaitable<void> Connection::drain() {
  error_code ec;
  socket_.shutdown(tcp::socket::shutdown_send, ec);
  due_in(std::chrono::seconds(3));
  buffer_.resize(4096);
  for (std::size_t read = 0; !ec && read < 4 * 1024 * 1024;) {
    read += co_await socket_.async_read_some(asio::buffer(buffer_),
                                             asio::redirect_error(asio::use_awaitable, ec));
  }
  begin_ = end_ = 0;
}

error_code AsioLoop::listen(const tcp::endpoint& endpoint, bool first) {
  error_code ec;
  if (first && endpoint.port() != 0) {
    // Sharing a port among our loops would also share it with another server that does the same:
    // an exclusive bind first shows whether the port is free.
    tcp::acceptor probe(context);
    probe.open(endpoint.protocol(), ec);
    if (!ec) probe.set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec) probe.bind(endpoint, ec);
    if (ec) return ec;
  }
  using ReusePort = asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;
  acceptor.open(endpoint.protocol(), ec);
  if (!ec) acceptor.set_option(asio::socket_base::reuse_address(true), ec);
  if (!ec) acceptor.set_option(ReusePort(true), ec);
  if (!ec) acceptor.bind(endpoint, ec);
  if (!ec) acceptor.listen(1024, ec);
  if (!ec) port_taken = acceptor.local_endpoint(ec).port();
  return ec;
}

void AsioLoop::run() {
  thread = std::this_thread::get_id();
  asio::co_spawn(context, accept(), asio::detached);
  asio::co_spawn(context, tick(), asio::detached);
  context.run();
  // What still waits for a reply is given up: its coroutine ends here, not in a destructor later.
  for (Connection* connection : std::unordered_set(connections)) connection->give_up_waiting();
  context.restart();
  context.poll();
}

void AsioLoop::stop() {
  asio::post(context, [this] {
    stopping = true;
    stop_at = std::chrono::steady_clock::now() + limits.stop_time;
    error_code ignored;
    acceptor.close(ignored);
    for (Connection* connection : connections) connection->close_if_idle();
    timer.cancel();  // tick() looks at once whether all is done
  });
}

asio::awaitable<void> AsioLoop::accept() {
  while (!stopping) {
    error_code ec;
    tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, ec));
    if (stopping) break;
    if (ec) {  // such as no file descriptor left: wait for one
      asio::steady_timer pause(context, std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, ec));
      continue;
    }
    if (service.connections.load(std::memory_order_relaxed) >= limits.connections) {
      std::string text;
      const Response busy = service.refuse(
          {503, "busy", "The server is busy",
           {"Too many connections are open.", "request", "Try again in a moment."},
           "Retry-After: 5\r\n"});
      append_reply_head(text, busy, {date, false});
      text += busy.content();
      socket.non_blocking(true, ec);
      socket.write_some(asio::buffer(text), ec);  // fits the empty send buffer of a new socket
      continue;
    }
    socket.set_option(tcp::no_delay(true), ec);
    service.connections.fetch_add(1, std::memory_order_relaxed);
    auto connection = std::make_shared<Connection>(shared_from_this(), std::move(socket));
    connections.insert(connection.get());
    auto* key = connection.get();
    auto serve = connection->serve();
    asio::co_spawn(context, std::move(serve),
                   [loop = shared_from_this(), key, connection](std::exception_ptr) {
                     connection->close();
                     loop->connections.erase(key);
                     loop->service.connections.fetch_sub(1, std::memory_order_relaxed);
                     if (loop->stopping) loop->timer.cancel();
                   });
  }
}

// Once a second: the date, and connections that are too slow. One sweep costs less than a timer
// for every read and write.
asio::awaitable<void> AsioLoop::tick() {
  while (!(stopping && (connections.empty() || now >= stop_at))) {
    timer.expires_after(std::chrono::seconds(1));
    error_code ec;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, ec));
    sweep();
  }
  for (Connection* connection : connections) connection->close();
  context.stop();
}

void AsioLoop::sweep() {
  now = std::chrono::steady_clock::now();
  date = http_date(std::time(nullptr));
  for (Connection* connection : connections) connection->sweep(now);
}

}  // namespace

Result<std::shared_ptr<Loop>> Loop::open(const Address& address, Service& service) {
  error_code ec;
  const auto ip = asio::ip::make_address(address.host == "localhost" ? "127.0.0.1" : address.host, ec);
  if (ec) {
    return failure(Errc::bad_input, Problem{"'" + address.host + "' is not an IP address.", "--host",
                                            "Use 127.0.0.1, 0.0.0.0, ::1 or another address."});
  }
  const auto loop = std::make_shared<AsioLoop>(service);
  ec = loop->listen({ip, address.port}, address.first);
  if (!ec) return std::static_pointer_cast<Loop>(loop);
  const std::string port = std::to_string(address.port);
  if (ec == asio::error::address_in_use) {
    return failure(Errc::bad_input,
                   Problem{"Port " + port + " on " + address.host + " is already taken.", "--port",
                           "Stop the other program or choose another port with --port."});
  }
  return failure(Errc::bad_input, Problem{"Port " + port + " on " + address.host +
                                              " cannot be opened: " + ec.message() + ".",
                                          "--port", "Choose another port or address."});
}

}  // namespace securebase::http
