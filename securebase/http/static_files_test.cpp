// Fears: a path leads out of the folder; a browser gets bytes it cannot read; a change is not seen.
#include "securebase/http/static_files.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <vector>

using namespace securebase::http;
namespace fs = std::filesystem;

namespace {

struct Folder {
  fs::path path;
  Folder() {
    std::string name = (fs::temp_directory_path() / "securebase-web-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path); }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name) << text;
  }
};

Response get(const StaticFiles& files, std::string_view path,
             const std::vector<HeaderField>& headers = {}) {
  Request request;
  request.method = "GET";
  request.path = path;
  request.headers = headers;
  return files.answer(request);
}

StaticFiles load(const Folder& folder) {
  folder.write("web/index.html", "home");
  folder.write("web/map.html", "the map");
  folder.write("web/404.html", "not here");
  folder.write("web/_app/immutable/a.js", "plain script");
  folder.write("web/_app/immutable/a.js.br", "brotli");
  folder.write("web/_app/immutable/a.js.gz", "gzip");
  folder.write("secret.txt", "secret");
  fs::create_symlink(folder.path / "secret.txt", folder.path / "web/link.txt");
  auto files = StaticFiles::load(folder.path / "web");
  REQUIRE(files);
  return std::move(*files);
}

bool has(const Response& response, std::string_view line) {
  return response.header_lines.find(line) != std::string::npos;
}

std::string tag_of(const Response& response) {
  const auto at = response.header_lines.find("ETag: ") + 6;
  return response.header_lines.substr(at, response.header_lines.find('\r', at) - at);
}

}  // namespace

TEST_CASE("pages have clean addresses, and what is not there has a page of its own") {
  const Folder folder;
  const StaticFiles files = load(folder);
  CHECK(get(files, "/").content() == "home");
  CHECK(get(files, "/map").content() == "the map");
  CHECK(get(files, "/map/").content() == "the map");
  CHECK(get(files, "/map.html").content_type == "text/html; charset=utf-8");
  CHECK(get(files, "/none").status == 404);
  CHECK(get(files, "/none").content() == "not here");
}

TEST_CASE("nothing outside the folder can be read") {
  const Folder folder;
  const StaticFiles files = load(folder);
  for (const std::string_view path : {"/../secret.txt", "/./../secret.txt", "//etc/passwd",
                                      "/link.txt", "/_app/../../secret.txt"}) {
    CAPTURE(path);
    CHECK(get(files, path).status == 404);
  }
}

TEST_CASE("a browser gets the best encoding that it takes") {
  const Folder folder;
  const StaticFiles files = load(folder);
  const auto ask = [&](std::string_view accepted) {
    const std::array headers{HeaderField{"accept-encoding", accepted}};
    return get(files, "/_app/immutable/a.js", {headers.begin(), headers.end()});
  };
  CHECK(ask("gzip, deflate, br").content() == "brotli");
  CHECK(has(ask("gzip, br"), "Content-Encoding: br\r\n"));
  CHECK(ask("gzip").content() == "gzip");
  CHECK(ask("br;q=0, gzip;q=0.5").content() == "gzip");
  CHECK(ask("identity").content() == "plain script");
  CHECK(ask("brave").content() == "plain script");
  CHECK(has(ask(""), "Vary: Accept-Encoding\r\n"));
}

TEST_CASE("what has not changed is not sent again, what has is") {
  const Folder folder;
  const StaticFiles files = load(folder);
  const std::string tag = tag_of(get(files, "/map"));
  const std::array same{HeaderField{"If-None-Match", tag}};
  CHECK(get(files, "/map", {same.begin(), same.end()}).status == 304);
  CHECK(get(files, "/", {same.begin(), same.end()}).status == 200);
  CHECK(has(get(files, "/map"), "Cache-Control: no-cache"));
  CHECK(has(get(files, "/_app/immutable/a.js"), "max-age=31536000, immutable"));
  folder.write("web/map.html", "a new map");
  const auto again = StaticFiles::load(folder.path / "web");
  REQUIRE(again);
  CHECK(get(*again, "/map", {same.begin(), same.end()}).status == 200);
}

TEST_CASE("a folder without a home page is refused") {
  const Folder folder;
  CHECK_FALSE(StaticFiles::load(folder.path));
  CHECK_FALSE(StaticFiles::load(folder.path / "none"));
}
