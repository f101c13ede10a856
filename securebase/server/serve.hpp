// `securebase serve`: builds everything and answers until it is told to stop.
#pragma once

#include <span>
#include <string_view>

namespace securebase::server {

// Exit status: 0 stopped in good order, 1 could not start, 2 the command line is wrong.
int serve(std::span<const std::string_view> arguments);

}  // namespace securebase::server
