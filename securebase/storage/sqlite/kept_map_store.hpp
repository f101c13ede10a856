// Kept maps in an SQLite file.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "securebase/care/ports.hpp"

namespace securebase::storage {

using Salt = std::array<unsigned char, 16>;

class KeptMapStore final : public care::MapStore {
 public:
  // Opens or makes FOLDER/securebase.db and sweeps what has expired, now and every hour. The clock
  // must outlive the store. Errors: storage_failed, with what to do. From `most_bytes` on disk new
  // maps are refused with busy; those there stay, open and can be replaced: nobody can fill the
  // disk from outside.
  static Result<std::unique_ptr<KeptMapStore>> open(const std::filesystem::path& folder,
                                                    const care::Clock& clock,
                                                    std::int64_t most_bytes = default_most_bytes);
  static constexpr std::int64_t default_most_bytes = std::int64_t{2} << 30;
  ~KeptMapStore() override;  // writes what waits

  void create(care::SealedMap map, Done done) override;
  void replace(care::SealedMap map, Instant now, Done done) override;
  void remove(const care::Locator& locator, Instant now, Done done) override;
  void sweep(Instant now, Done done) override;
  [[nodiscard]] Result<std::optional<care::SealedMap>> get(const care::Locator& locator,
                                                           Instant now) const override;

  [[nodiscard]] const Salt& salt() const;  // of this installation, drawn when the file was made
  [[nodiscard]] bool healthy() const;      // cheap: whether the last write reached the disk

 private:
  struct Parts;
  explicit KeptMapStore(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace securebase::storage
