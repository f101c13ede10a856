#include "securebase/http/static_files.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>

namespace securebase::http {

namespace {

std::string_view content_type(std::string_view path) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 17> types{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".woff2", "font/woff2"},
      {".woff", "font/woff"},
      {".txt", "text/plain; charset=utf-8"},
      {".wasm", "application/wasm"},
      {".xml", "application/xml"},
      {".map", "application/json"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

// FNV-1a, 64 bits (Fowler, Noll, Vo 1991): tells versions of a file apart, guards nothing.
std::string entity_tag(std::string_view bytes, std::string_view encoding) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  std::array<char, 24> text;
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash));
  return "\"" + std::string(text.data()) + std::string(encoding) + "\"";
}

// Whether a comma-separated header names `wanted`, and not with a weight of zero.
bool accepts(std::string_view header, std::string_view wanted) {
  while (!header.empty()) {
    const auto comma = header.find(',');
    std::string_view part = header.substr(0, comma);
    header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
    while (part.starts_with(' ')) part.remove_prefix(1);
    const auto semicolon = part.find(';');
    std::string_view name = part.substr(0, semicolon);
    while (name.ends_with(' ')) name.remove_suffix(1);
    if (!same_ignoring_case(name, wanted)) continue;
    if (semicolon == std::string_view::npos) return true;
    const std::string_view weight = part.substr(semicolon);
    return weight.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

bool names_tag(std::string_view if_none_match, std::string_view tag) {
  return if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos;
}

}  // namespace

Result<StaticFiles> StaticFiles::load(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  StaticFiles result;
  std::error_code ec;
  for (fs::recursive_directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
    if (it->is_symlink() || !it->is_regular_file()) continue;
    std::error_code unreadable;
    const auto size = it->file_size(unreadable);
    if (unreadable) continue;
    std::ifstream in(it->path(), std::ios::binary);
    std::string bytes(size, '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    std::string name = it->path().lexically_relative(folder).generic_string();
    const bool brotli = name.ends_with(".br"), gzip = name.ends_with(".gz");
    if (brotli || gzip) name.resize(name.size() - 3);
    File& file = result.files_[name];
    Encoding& encoding = brotli ? file.brotli : gzip ? file.gzip : file.plain;
    encoding.tag = entity_tag(bytes, brotli ? "-br" : gzip ? "-gz" : "");
    encoding.bytes = std::move(bytes);
    file.content_type = content_type(name);
    file.immutable = name.starts_with("_app/immutable/");
  }
  std::erase_if(result.files_, [](const auto& entry) { return entry.second.plain.tag.empty(); });
  if (!result.files_.contains("index.html")) {
    return failure(Errc::bad_input, Problem{"The folder has no index.html.", folder.string(),
                                            "Build the browser application with script/build."});
  }
  return result;
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string name(path);
  const std::array<std::string, 3> candidates{
      name, name + ".html", name.empty() ? "index.html" : name + "/index.html"};
  for (const std::string& candidate : candidates) {
    if (const auto file = files_.find(candidate); file != files_.end()) return &file->second;
  }
  return nullptr;
}

Response StaticFiles::reply(const File& file, const Request& request, int status) {
  const std::string_view accepted = request.header("Accept-Encoding");
  const Encoding* chosen = &file.plain;
  if (!file.brotli.tag.empty() && accepts(accepted, "br")) {
    chosen = &file.brotli;
  } else if (!file.gzip.tag.empty() && accepts(accepted, "gzip")) {
    chosen = &file.gzip;
  }
  Response response;
  response.status = status;
  response.audience = Audience::page;
  response.content_type = file.content_type;
  response.header_lines = file.immutable ? "Cache-Control: public, max-age=31536000, immutable\r\n"
                                         : "Cache-Control: no-cache\r\n";
  response.header_lines += "Vary: Accept-Encoding\r\nETag: " + chosen->tag + "\r\n";
  if (status == 200 && names_tag(request.header("If-None-Match"), chosen->tag)) {
    response.status = 304;
    return response;
  }
  if (chosen == &file.brotli) response.header_lines += "Content-Encoding: br\r\n";
  if (chosen == &file.gzip) response.header_lines += "Content-Encoding: gzip\r\n";
  response.lasting_body = chosen->bytes;
  return response;
}

Response StaticFiles::answer(const Request& request) const {
  if (const File* file = find(request.path)) return reply(*file, request, 200);
  if (const auto page = files_.find("404.html"); page != files_.end()) {
    return reply(page->second, request, 404);
  }
  Response response;
  response.status = 404;
  response.audience = Audience::page;
  response.content_type = "text/plain; charset=utf-8";
  response.header_lines = "Cache-Control: no-cache\r\n";
  response.body = "There is no page at this address.\n";
  return response;
}

}  // namespace securebase::http
