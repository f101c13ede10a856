// Boost.JSON as one file, where the system has no library of it: in the browser's module.
#include <boost/json/src.hpp>
#include <boost/throw_exception.hpp>
#include <cstdlib>

// Nothing here throws; where Boost would, memory is gone or its caller has a mistake.
namespace boost {
void throw_exception(const std::exception&) { std::abort(); }
void throw_exception(const std::exception&, const source_location&) { std::abort(); }
}  // namespace boost
