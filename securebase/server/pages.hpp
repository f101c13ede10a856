// The browser application, or a page that says how to build it.
#pragma once

#include <filesystem>

#include "securebase/http/message.hpp"

namespace securebase::server {

[[nodiscard]] http::Handler pages(const std::filesystem::path& web);

}  // namespace securebase::server
