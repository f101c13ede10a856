// The calls of the operator's pages. Each wants the key of an operator's link.
#pragma once

#include "securebase/care/operator_links.hpp"
#include "securebase/fhir/wordings.hpp"
#include "securebase/http/router.hpp"

namespace securebase::api {

// Both must outlive the router's handlers.
struct OperatorServices {
  care::OperatorLinks& links;
  fhir::Wordings& wordings;
};

void add_operator_routes(http::Router& router, const OperatorServices& services);

}  // namespace securebase::api
