// Reports "I saw this": anybody sends one, the operator reads and closes them.
#pragma once

#include "securebase/care/operator_links.hpp"
#include "securebase/care/reports.hpp"
#include "securebase/http/router.hpp"

namespace securebase::api {

// Both must outlive the router's handlers.
void add_report_routes(http::Router& router, care::Reports& reports, care::OperatorLinks& links);

}  // namespace securebase::api
