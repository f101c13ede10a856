// Files about understanding, choosing and safety -> values, with every rule kept.
#pragma once

#include <filesystem>
#include <vector>

#include "securebase/content/content_files.hpp"
#include "securebase/safety/rules.hpp"
#include "securebase/therapy/guidance.hpp"

namespace securebase::content {

struct Guidance {
  therapy::Guidance therapy;
  safety::Rules safety;
};

// Errors: bad_content with every problem; `where` is "FILE:LINE /path/in/file".
[[nodiscard]] Result<Guidance> load_guidance(const std::filesystem::path& content_dir);

// The same from files that were read; their findings tell what is wrong. Without a file of ways,
// needs or checks nothing is built from the others that would name them.
[[nodiscard]] Guidance build_guidance(ContentFiles& files);

// Runs the worked cases of the files that are sound and tells how many.
std::size_t run_guidance_cases(ContentFiles& files, const Guidance& guidance);

// Fields of these files that are no prose: names, keys, sources, words people search with.
[[nodiscard]] std::vector<std::string_view> not_prose(FileKind kind);

}  // namespace securebase::content
