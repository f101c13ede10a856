// The calls about forms: the third module of browsers. It needs no content, because each call brings
// its form along: an entry keeps the version of its form, and so does what decides about it.
#pragma once

#include <string_view>

#include "securebase/contract/calls.hpp"

namespace securebase::engine {

class PracticeEngine {
 public:
  // Takes anything: it is there so that the modules have one main program.
  static Result<PracticeEngine> load(std::string_view packed);

  // POST /form/decide, /form/next, /form/open: see forms/calls.hpp. No server has these addresses.
  [[nodiscard]] contract::CallReply call(std::string_view method, std::string_view path,
                                         std::string_view body) const;
};

}  // namespace securebase::engine
