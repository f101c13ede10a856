// A guided check: questions whose answers give points to options, so that a person sees where each
// option's points come from. It ends in options and decides nothing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace securebase::therapy {

struct CheckOption {
  std::string id, title, text, to, to_words;
  bool always = false;  // offered whatever was answered
};

struct CheckWeight {
  std::size_t option = 0;
  int points = 0;
};

struct CheckAnswer {
  std::string id, text;
  std::vector<CheckWeight> weights;
  std::vector<std::string> needs;  // needs of the matcher that this answer suggests
};

struct CheckQuestion {
  std::string id, title, means, example, ask;
  std::vector<CheckAnswer> answers;
};

struct GuidedCheck {
  std::string id, version, title, how;
  std::vector<std::string> intro;
  std::vector<CheckOption> options;
  std::vector<CheckQuestion> questions;
};

// One answer for each question, in order; nothing where the question was skipped.
struct OptionPoints {
  std::size_t option = 0;
  int points = 0;
};

struct CheckResult {
  std::vector<OptionPoints> options;  // most points first, ties in the order of the file
  std::vector<std::string> needs;     // suggested needs, each once, in the order of the answers
};

inline constexpr std::size_t skipped = static_cast<std::size_t>(-1);

// `given`: an index into each question's answers, or `skipped`; as many as there are questions.
[[nodiscard]] CheckResult add_up(const GuidedCheck& check, const std::vector<std::size_t>& given);

}  // namespace securebase::therapy
