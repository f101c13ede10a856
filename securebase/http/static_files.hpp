// The browser application: its whole folder in memory, so that no request touches the disk and no
// path can lead out of it.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "securebase/http/message.hpp"

namespace securebase::http {

class StaticFiles {
 public:
  // Reads every regular file; symbolic links are not followed. X.br and X.gz beside X become its
  // encodings. Errors: bad_input when the folder has no index.html.
  static Result<StaticFiles> load(const std::filesystem::path& folder);

  // /map finds map.html or map/index.html; what is not there gets 404.html with status 404.
  // The reply refers to memory of this object, which must outlive the server.
  [[nodiscard]] Response answer(const Request& request) const;

 private:
  struct Encoding {
    std::string bytes, tag;  // tag: the quoted ETag; empty: there is no such encoding
  };
  struct File {
    Encoding plain, brotli, gzip;
    std::string_view content_type;
    bool immutable = false;
  };
  [[nodiscard]] const File* find(std::string_view path) const;
  [[nodiscard]] static Response reply(const File& file, const Request& request, int status);

  std::unordered_map<std::string, File> files_;  // by path, without the leading slash
};

}  // namespace securebase::http
