// Reports "I saw this": what somebody saw of force that calls itself therapy. They go to the people
// who run the installation, and wait in a queue until one of them has read and closed them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "securebase/base/instant.hpp"
#include "securebase/base/private.hpp"
#include "securebase/base/result.hpp"
#include "securebase/care/ports.hpp"

namespace securebase::care {

enum class ChildInDanger { unanswered, no, unsure, yes };

struct Report {
  using Text = Private<std::string>;
  Text what;
  std::optional<Text> where, when, contact;
  ChildInDanger child_in_danger = ChildInDanger::unanswered;
};

// A report as it stands in the queue.
struct ReceivedReport {
  std::int64_t number = 0;  // later ones are larger
  Report report;
  Instant at;
  std::optional<Instant> read_at, closed_at;
  std::optional<Report::Text> note;  // of whoever closed it
};

enum class ReportsWanted { all, open, closed };

struct ReportPage {
  std::vector<ReceivedReport> reports;  // newest first
  bool more = false;                    // older ones follow
  std::int64_t open = 0;                // of all, not only of this page
  std::int64_t child_in_danger = 0;     // open ones that say yes
};

// Durable. Thread-safe; each call blocks for the time of a read or a write. Errors: storage_failed.
class ReportStore {
 public:
  struct Most {
    std::int64_t open, open_of_late;  // that may wait already
    Instant late;                     // received after this moment is of late
  };
  virtual ~ReportStore() = default;
  // false: too many wait, and nothing was kept.
  [[nodiscard]] virtual Result<bool> append(const Report& report, Instant at, const Most& most) = 0;
  // Those with a smaller number than `before`.
  [[nodiscard]] virtual Result<ReportPage> page(ReportsWanted wanted, std::int64_t before,
                                                std::size_t most) const = 0;
  // Keeps the first moment. false: there is none of this number.
  [[nodiscard]] virtual Result<bool> mark_read(std::int64_t number, Instant at) = 0;
  // false: there is no open one of this number.
  [[nodiscard]] virtual Result<bool> close(std::int64_t number, Instant at,
                                           const std::optional<Report::Text>& note) = 0;
};

class Reports {
 public:
  // In characters.
  static constexpr std::size_t most_of_what = 4000, most_of_others = 300, most_of_note = 2000;
  // Nobody reads more than this, and nobody can fill the disk or bury a report under others.
  static constexpr std::int64_t most_open = 2000, most_open_of_an_hour = 200;
  static constexpr std::size_t page_size = 50;

  // Both must outlive this object.
  Reports(ReportStore& store, const Clock& clock) : store_(store), clock_(clock) {}

  // When it was kept. Errors: bad_input, with every text that is empty or too long; busy;
  // storage_failed.
  [[nodiscard]] Result<Instant> send(const Report& report);
  [[nodiscard]] Result<ReportPage> page(ReportsWanted wanted,
                                        std::optional<std::int64_t> before) const;
  [[nodiscard]] Result<bool> mark_read(std::int64_t number);
  // Errors: bad_input (the note), storage_failed.
  [[nodiscard]] Result<bool> close(std::int64_t number, const std::optional<Report::Text>& note);

 private:
  ReportStore& store_;
  const Clock& clock_;
};

}  // namespace securebase::care
