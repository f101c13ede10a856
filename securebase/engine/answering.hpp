// One call among those an engine has.
#pragma once

#include <string_view>
#include <vector>

#include "securebase/contract/calls.hpp"

namespace securebase::engine {

// A call that is not there gets a problem with status 404.
[[nodiscard]] contract::CallReply answer(const std::vector<contract::Call>& calls,
                                         std::string_view method, std::string_view path,
                                         std::string_view body);

}  // namespace securebase::engine
