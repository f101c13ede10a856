// Fears: a request is read differently when it arrives in other pieces; a limit does not hold; one
// request leaks into the next.
#include "securebase/http/request_reader.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace securebase::http;
using State = RequestReader::State;

namespace {

// Feeds the text in pieces of at most `piece` bytes, as a socket would; returns what was not used.
std::string feed(RequestReader& reader, std::string text, std::size_t piece) {
  std::string waiting;
  while (reader.state() == State::reading && !text.empty()) {
    waiting += text.substr(0, piece);
    text.erase(0, piece);
    waiting.erase(0, reader.feed(waiting));
  }
  return waiting + text;
}

const std::string post =
    "POST /a%20b?x=1 HTTP/1.1\r\nHost: here\r\nX-One:  two \r\nContent-Length: 5\r\n\r\nhello";

}  // namespace

TEST_CASE("a request is the same however its bytes arrive") {
  for (std::size_t piece = 1; piece <= post.size(); ++piece) {
    CAPTURE(piece);
    RequestReader reader({});
    CHECK(feed(reader, post, piece).empty());
    REQUIRE(reader.state() == State::complete);
    const Request request = reader.request();
    CHECK(request.method == "POST");
    CHECK(request.path == "/a b");
    CHECK(request.query == "x=1");
    CHECK(request.header("x-ONE") == "two");
    CHECK(request.header("absent").empty());
    CHECK(request.body == "hello");
    CHECK(reader.keep_alive());
  }
}

TEST_CASE("requests behind one another are read one by one") {
  RequestReader reader({});
  const std::string second = "GET /second HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
  const std::string rest = feed(reader, post + second, 4096);
  CHECK(rest == second);
  CHECK(reader.request().body == "hello");
  reader.next();
  CHECK_FALSE(reader.begun());
  CHECK(feed(reader, rest, 4096).empty());
  REQUIRE(reader.state() == State::complete);
  CHECK(reader.request().path == "/second");
  CHECK(reader.request().body.empty());
  CHECK(reader.request().header("X-One").empty());
  CHECK_FALSE(reader.keep_alive());
}

TEST_CASE("a chunked body is put together, however its bytes arrive") {
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string end : {"0\r\n\r\n", "0\r\nHost: other\r\nX: y\r\n\r\n", "00;a=b\r\n\r\n"}) {
    for (std::size_t piece = 1; piece < 40; ++piece) {
      CAPTURE(piece);
      RequestReader reader({});
      CHECK(feed(reader, head + end, piece).empty());
      REQUIRE(reader.state() == State::complete);
      CHECK(reader.request().body.empty());
      CHECK(reader.request().header("Host") == "h");
      CHECK(reader.request().header("X").empty());
      reader.next();
      CHECK(feed(reader, head + "3\r\nabc\r\n2;x\r\nde\r\n" + end, piece).empty());
      REQUIRE(reader.state() == State::complete);
      CHECK(reader.request().body == "abcde");
    }
  }
}

TEST_CASE("a chunk extension or trailer without end is refused, not kept") {
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string start : {"5;", "0\r\nA: ", "0;"}) {
    for (const std::size_t piece : {std::size_t{100}, std::size_t{65536}}) {
      RequestReader reader({});
      feed(reader, head + start + std::string(60000, 'x'), piece);
      REQUIRE(reader.state() == State::refused);
      CHECK(reader.refusal().status == 431);
    }
  }
}

TEST_CASE("a client that asks may send its body") {
  RequestReader reader({});
  feed(reader, "POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n", 4096);
  REQUIRE(reader.state() == State::wants_continue);
  reader.continue_sent();
  feed(reader, "ok", 4096);
  REQUIRE(reader.state() == State::complete);
  CHECK(reader.request().body == "ok");
}

TEST_CASE("under one path bodies may be larger, and there too they have an end") {
  const Limits limits{
      .body_bytes = 2048, .large_path = "/api/v1/kept-maps", .large_body_bytes = 4096};
  const auto status_of = [&](std::string_view path, std::size_t size) {
    RequestReader reader(limits);
    feed(reader,
         "POST " + std::string(path) + " HTTP/1.1\r\nHost: h\r\nContent-Length: " +
             std::to_string(size) + "\r\n\r\n" + std::string(size, 'x'),
         512);
    if (reader.state() == State::refused) {
      CHECK(reader.refusal().problem.what.find(size > 4096 ? "4 KiB" : "2 KiB") !=
            std::string::npos);
    }
    return reader.state() == State::refused ? reader.refusal().status : 0;
  };
  CHECK(status_of("/api/v1/kept-maps", 4096) == 0);
  CHECK(status_of("/api/v1/kept-maps/replace", 4096) == 0);
  CHECK(status_of("/api/v1/kept-maps", 4097) == 413);
  CHECK(status_of("/api/v1/next", 2049) == 413);
}

TEST_CASE("what is too large or malformed is refused with its status") {
  const Limits limits{.head_bytes = 1024, .head_fields = 10, .body_bytes = 2048};
  const auto status_of = [&](const std::string& text, std::size_t piece) {
    RequestReader reader(limits);
    feed(reader, text, piece);
    return reader.state() == State::refused ? reader.refusal().status : 0;
  };
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\n";
  std::string many_fields = head;
  for (int i = 0; i < 12; ++i) many_fields += "A" + std::to_string(i) + ": b\r\n";
  for (const std::size_t piece : {std::size_t{1}, std::size_t{100}, std::size_t{65536}}) {
    CAPTURE(piece);
    CHECK(status_of(head + "Content-Length: 2048\r\n\r\n" + std::string(2048, 'x'), piece) == 0);
    CHECK(status_of(head + "Content-Length: 2049\r\n\r\n", piece) == 413);
    CHECK(status_of(head + "Transfer-Encoding: chunked\r\n\r\nfff\r\n" + std::string(4095, 'x'),
                    piece) == 413);
    CHECK(status_of(head + "Long: " + std::string(2000, 'x') + "\r\n\r\n", piece) == 431);
    CHECK(status_of(many_fields + "\r\n", piece) == 431);
    CHECK(status_of("GET /" + std::string(2000, 'x') + " HTTP/1.1\r\n\r\n", piece) == 431);
    CHECK(status_of("GET / HTTP/1.1\r\n\r\n", piece) == 400);  // no Host
    CHECK(status_of("GET / HTTP/3.0\r\nHost: h\r\n\r\n", piece) == 505);
    CHECK(status_of("nonsense\r\n\r\n", piece) == 400);
    CHECK(status_of("GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", piece) == 400);
    CHECK(status_of("GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", piece) == 400);
    CHECK(status_of(head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", piece) == 400);
    CHECK(status_of(head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", piece) == 400);
  }
}

TEST_CASE("addresses of every form are taken apart") {
  const auto path_of = [](const std::string& target) {
    RequestReader reader({});
    feed(reader, "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n", 4096);
    return reader.state() == State::complete ? std::string(reader.request().path) : "refused";
  };
  CHECK(path_of("/map") == "/map");
  CHECK(path_of("/map?a=%zz") == "/map");
  CHECK(path_of("http://h/x") == "/x");
  CHECK(path_of("http://h") == "/");
  CHECK(path_of("*") == "*");
  CHECK(path_of("map") == "refused");
}
