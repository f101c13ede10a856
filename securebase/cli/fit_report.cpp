#include "securebase/cli/fit_report.hpp"

#include <fmt/format.h>
#include <system_error>
#include <utility>

#include "securebase/cli/fit_findings.hpp"
#include "securebase/cli/fit_report_pictures.hpp"
#include "securebase/cli/fit_report_tables.hpp"
#include "securebase/cli/fit_report_text.hpp"
#include "securebase/cli/whole_file.hpp"

namespace securebase::cli {

Result<bool> write_report(const ReportInput& input, const std::filesystem::path& folder) {
  const auto findings = find_fit(input);
  if (!findings) return tl::unexpected<Error>(findings.error());
  if (input.progress) input.progress("writing the report");

  std::vector<std::pair<std::string, std::string>> files;  // name, content
  std::vector<std::vector<Picture>> pictures;
  for (const ScaleFindings& scale : *findings) {
    pictures.push_back(pictures_of(scale, input.instrument->lowest_answer()));
    for (Picture& picture : pictures.back()) {
      files.emplace_back(picture.file, std::move(picture.svg));
    }
  }
  files.emplace_back("fit.csv", fit_csv(*findings));
  files.emplace_back("items.csv", items_csv(*findings));
  files.emplace_back("q3.csv", q3_csv(*findings));
  if (input.groups) files.emplace_back("dif.csv", dif_csv(*findings, *input.groups));
  files.emplace_back("report.md",
                     fit_report_text(input, *findings, pictures));  // last: all is there

  std::error_code trouble;
  std::filesystem::create_directories(folder, trouble);
  if (trouble) {
    return failure(Errc::storage_failed,
                   {fmt::format("the folder cannot be made: {}", trouble.message()),
                    folder.string(), "Name a folder where you may write."});
  }
  for (const auto& [name, content] : files) {
    auto file = WholeFile::open((folder / name).string());
    if (!file) return tl::unexpected<Error>(file.error());
    file->write(content);
    if (const auto kept = file->keep(); !kept) return kept;
  }
  return true;
}

}  // namespace securebase::cli
