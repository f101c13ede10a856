// Forms and the lists they choose from, as the JSON that pages take.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "securebase/base/result.hpp"
#include "securebase/content/content_files.hpp"
#include "securebase/practice/form.hpp"

namespace securebase::content {

struct FormDocument {
  practice::Form form;
  std::string json;     // the whole file, with "translations" by language
  std::string summary;  // what a list of forms says of it
};

struct Practising {
  std::vector<FormDocument> forms;  // by id
  std::string lists_json;           // feelings, needs, places of the body, with "translations"

  [[nodiscard]] const FormDocument* find(std::string_view id) const;
  [[nodiscard]] std::string summaries_json() const;  // {"forms": [...]}
};

// Errors: bad_content with every problem; `where` is "FILE:LINE /path/in/file".
[[nodiscard]] Result<Practising> load_practising(const std::filesystem::path& content_dir);

// The same from files that were read; their findings tell what is wrong.
[[nodiscard]] Practising build_practising(ContentFiles& files);

// Runs the worked cases of forms without a problem; tells how many.
std::size_t run_all_form_cases(ContentFiles& files);

// What forms say of other files: ways of working, rows of evidence, other forms.
void keep_form_names(ContentFiles& files);

}  // namespace securebase::content
