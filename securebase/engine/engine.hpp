// The calls that need no store, answered from packed content alone: what runs inside a browser.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "securebase/contract/calls.hpp"
#include "securebase/engine/content.hpp"

namespace securebase::engine {

class Engine {
 public:
  // Errors: bad_content.
  static Result<Engine> load(std::string_view packed);

  // Exactly the reply of the server; a call that is not there gets a problem with status 404.
  [[nodiscard]] contract::CallReply call(std::string_view method, std::string_view path,
                                         std::string_view body) const;

 private:
  // On the heap: the calls refer to it, and an engine may be moved.
  struct Services {
    explicit Services(EngineContent content);
    care::Assessments assessments;
    care::QuestionnairesHere questionnaires;
  };

  explicit Engine(EngineContent content);

  std::unique_ptr<const Services> services_;
  std::vector<contract::Call> calls_;
};

}  // namespace securebase::engine
