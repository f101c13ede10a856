// The content that an engine answers from, as the bytes that the server hands out and a device
// keeps: everything that the calls without a store need.
//
// The bytes: "SBEC", the layout (4 bytes), the version (8 bytes), the values. The layout follows
// from the types of the values, so that a module never misreads the content of another release;
// the version from the values themselves (FNV-1a, 64 bits), so that it also tells whether they
// arrived whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/care/assessments.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::engine {

struct EngineContent {
  care::AssessmentContent assessments;
  // With our own wording. What an operator adds may change at any time and stays on the server.
  std::vector<measurement::Questionnaire> measures;
};

struct PackedContent {
  std::string bytes;
  std::string version;  // 16 hexadecimal digits
};

// Of all questionnaires of an installation those that an engine may have.
[[nodiscard]] std::vector<measurement::Questionnaire> own_measures(
    const std::vector<measurement::Questionnaire>& all);

[[nodiscard]] PackedContent pack(const EngineContent& content);

// Errors: bad_content, when the bytes are not whole or are laid out for another release.
[[nodiscard]] Result<EngineContent> unpack(std::string_view bytes);

// The values alone, without what protects them: for tests of the reader.
[[nodiscard]] Result<EngineContent> read_values(std::string_view values);
inline constexpr std::size_t head_size = 16;

}  // namespace securebase::engine
