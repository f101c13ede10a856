// Parts of the C and C++ libraries that the module links and never needs, replaced so that browsers
// need not load them. Only the module has these; the program keeps its libraries whole.
#include <charconv>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

_LIBCPP_BEGIN_NAMESPACE_STD

// The library's last words before it stops go to a terminal; a browser has none.
void __libcpp_verbose_abort(const char*, ...) { std::abort(); }

// Every digit of a whole number from 2^53 on, with 100 KB of tables: json::Writer writes those in
// scientific notation instead. And what lies in the same file of the library: a given number of
// digits, and single precision, which nothing asks for.
to_chars_result __d2fixed_buffered_n(char*, char*, double, std::uint32_t) { std::abort(); }
to_chars_result __d2exp_buffered_n(char*, char*, double, std::uint32_t) { std::abort(); }
void __append_n_digits(std::uint32_t, std::uint32_t, char*) { std::abort(); }
void __append_nine_digits(std::uint32_t, char*) { std::abort(); }

_LIBCPP_END_NAMESPACE_STD

// Boost words with it the number of an error that it does not know; no reply holds such a word.
// Our own texts are put together without it.
extern "C" int vsnprintf(char* text, std::size_t size, const char*, va_list) {
  if (size > 0) *text = '\0';
  return 0;
}
