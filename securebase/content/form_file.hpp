// One file of content/forms/. For .cpp files of this room only.
#pragma once

#include <boost/json.hpp>
#include <optional>

#include "securebase/content/reading.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::content {

// A form that keeps its rules, and its file as JSON without the worked cases.
struct FormDraft {
  practice::Form form;
  boost::json::object json;
};

// Nothing when a rule is broken; problems are told at their lines.
[[nodiscard]] std::optional<FormDraft> read_form_file(const Reading& root);

// What a reader of the English texts needs: grade 8 over the whole, and no passage far above.
void keep_form_readable(const Reading& root);

}  // namespace securebase::content
