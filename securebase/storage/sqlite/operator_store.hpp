// What belongs to the operator of an installation, in the same SQLite file as the kept maps: added
// wording, the hashes of keys, and reports. Its own connection: changes are rare and small, and the
// command line uses it while a server runs.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>

#include "securebase/care/operator_links.hpp"
#include "securebase/care/reports.hpp"
#include "securebase/care/wordings.hpp"
#include "securebase/storage/sqlite/database.hpp"

namespace securebase::storage {

class OperatorStore final : public care::WordingStore,
                            public care::OperatorKeyStore,
                            public care::ReportStore {
 public:
  // Opens or makes FOLDER/securebase.db. Errors: storage_failed, with what to do.
  static Result<std::unique_ptr<OperatorStore>> open(const std::filesystem::path& folder);

  [[nodiscard]] Result<bool> put(const care::AddedWording& wording) override;
  [[nodiscard]] Result<bool> remove(std::string_view recipe) override;
  [[nodiscard]] Result<std::vector<care::AddedWording>> all() const override;

  [[nodiscard]] Result<Private<std::string>> draw(Instant now, Instant end) override;
  [[nodiscard]] Result<std::optional<Instant>> end_of(std::string_view key,
                                                      Instant now) const override;

  [[nodiscard]] Result<bool> append(const care::Report& report, Instant at,
                                    const Most& most) override;
  [[nodiscard]] Result<care::ReportPage> page(care::ReportsWanted wanted, std::int64_t before,
                                              std::size_t most) const override;
  [[nodiscard]] Result<bool> mark_read(std::int64_t number, Instant at) override;
  [[nodiscard]] Result<bool> close(std::int64_t number, Instant at,
                                   const std::optional<care::Report::Text>& note) override;

 private:
  explicit OperatorStore(Database database) : database_(std::move(database)) {}
  mutable std::mutex mutex_;
  mutable Database database_;
};

}  // namespace securebase::storage
