#include "securebase/server/pages.hpp"

#include <memory>

#include "securebase/http/static_files.hpp"

namespace securebase::server {

namespace {

constexpr std::string_view not_built =
    "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n"
    "<title>Secure Base</title>\n<h1>The pages are not built yet</h1>\n"
    "<p>Secure Base is running, and its interface answers under <code>/api/v1/</code>.\n"
    "To build the pages, run <code>script/build</code> in the checkout, then start the server "
    "again.\nThe option <code>--web</code> says where the built pages lie.</p>\n</html>\n";

}  // namespace

http::Handler pages(const std::filesystem::path& web) {
  auto files = http::StaticFiles::load(web);
  if (files) {
    auto kept = std::make_shared<const http::StaticFiles>(std::move(*files));
    return [kept](const http::Request& request, http::Responder responder) {
      responder(kept->answer(request));
    };
  }
  return [](const http::Request& request, http::Responder responder) {
    http::Response response;
    response.status = request.path == "/" ? 200 : 404;
    response.audience = http::Audience::page;
    response.content_type = "text/html; charset=utf-8";
    response.header_lines = "Cache-Control: no-store\r\n";
    response.lasting_body = not_built;
    responder(std::move(response));
  };
}

}  // namespace securebase::server
