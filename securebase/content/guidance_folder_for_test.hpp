// A small folder of ways of working, findings, needs, pages, checks and questions that keeps every
// rule, for tests to spoil.
#pragma once

#include <array>

#include "securebase/content/content_files.hpp"
#include "securebase/content/content_folder_for_test.hpp"

namespace securebase::content {

class GuidanceFolder : public FolderForTest {
 public:
  GuidanceFolder();
};

// The kinds of its files.
inline constexpr std::array kinds_of_guidance_folder{
    FileKind::way,          FileKind::evidence, FileKind::needs,         FileKind::understand,
    FileKind::guided_check, FileKind::consult,  FileKind::words_we_avoid};

}  // namespace securebase::content
