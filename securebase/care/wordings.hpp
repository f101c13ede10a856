// Wording that the operator of an installation brings for a recipe, under a licence that the
// operator names. Without that note nothing is kept and nothing is shown.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/instant.hpp"
#include "securebase/base/result.hpp"
#include "securebase/measurement/questionnaire.hpp"

namespace securebase::care {

// What gives this installation the right to show a wording, in the operator's own words. There is
// no such note that says nothing: only read() makes one.
class LicenceNote {
 public:
  static constexpr std::size_t least = 10, most = 2000;  // bytes, without spaces at both ends

  // Errors: bad_input.
  [[nodiscard]] static Result<LicenceNote> read(std::string_view text);
  [[nodiscard]] const std::string& text() const { return text_; }
  friend bool operator==(const LicenceNote&, const LicenceNote&) = default;

 private:
  explicit LicenceNote(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

struct AddedWording {
  std::string recipe, version;
  std::string questionnaire;  // the FHIR Questionnaire, byte for byte as it came
  LicenceNote licence_note;
  Instant at;
  friend bool operator==(const AddedWording&, const AddedWording&) = default;
};

// Durable. Thread-safe; each call blocks for the time of a read or a write. Errors: storage_failed.
class WordingStore {
 public:
  virtual ~WordingStore() = default;
  [[nodiscard]] virtual Result<bool> put(const AddedWording& wording) = 0;  // false: has one already
  [[nodiscard]] virtual Result<bool> remove(std::string_view recipe) = 0;   // false: there is none
  [[nodiscard]] virtual Result<std::vector<AddedWording>> all() const = 0;  // by recipe
};

// A questionnaire as this installation has it: our own, a recipe without wording, or a recipe that
// carries the wording that was added.
struct QuestionnaireHere {
  struct Added {
    std::string licence_note;
    Instant at;
  };
  measurement::Questionnaire questionnaire;
  std::optional<Added> added;  // present just when the wording is the operator's
};

}  // namespace securebase::care
