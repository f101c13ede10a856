// What a function returns when the input or the world can refuse it. Ordinary outcomes of the
// domain (too few answers) are never errors: they are part of the value.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace securebase {

// The closed list of reasons. The room `api` maps each to an HTTP status in one table.
enum class Errc {
  bad_input,           // the request or file cannot be read as what it should be
  unknown_instrument,  // no such instrument or version here
  unknown_item,
  unknown_relationship,
  bad_answer,       // out of range, given twice, both answered and skipped
  unknown_code,     // no kept map under this code, or its time is over
  too_large,
  busy,             // try again in a moment
  storage_failed,   // disk or database
  wrong_key,        // an operator's key that is wrong, or whose time is over
  does_not_match,   // a questionnaire that is not the one its recipe describes
  bad_content,      // a content file that does not keep its own rules
};

// One thing that is wrong: what, where (a JSON pointer, or file:line and path), how to mend it.
struct Problem {
  std::string what;
  std::string where;
  std::string mend;

  friend bool operator==(const Problem&, const Problem&) = default;
};

struct Error {
  Errc code = Errc::bad_input;
  std::vector<Problem> problems;  // every problem found, not only the first
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

inline tl::unexpected<Error> failure(Errc code, std::vector<Problem> problems) {
  return tl::unexpected<Error>(Error{code, std::move(problems)});
}

inline tl::unexpected<Error> failure(Errc code, Problem problem) {
  return failure(code, std::vector<Problem>{std::move(problem)});
}

}  // namespace securebase
