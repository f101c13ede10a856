// The tables, and how an older file becomes a newer one.
#pragma once

#include "securebase/storage/sqlite/database.hpp"

namespace securebase::storage {

// Brings the file to this program's schema, in one transaction. Errors: storage_failed, also when
// the file is of a newer program or not ours.
[[nodiscard]] Result<void> migrate(Database& database);

}  // namespace securebase::storage
