# Toolchain of the WebAssembly module: Debian's clang 19 with its own C and C++ libraries for WASI.
# The module is a reactor: it has no main program and asks for no file, clock or random number.
set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR wasm32)
set(CMAKE_C_COMPILER clang-19)
set(CMAKE_CXX_COMPILER clang++-19)
set(CMAKE_AR /usr/bin/llvm-ar-19 CACHE FILEPATH "")
set(CMAKE_RANLIB /usr/bin/llvm-ranlib-19 CACHE FILEPATH "")
set(CMAKE_C_COMPILER_TARGET wasm32-wasi)
set(CMAKE_CXX_COMPILER_TARGET wasm32-wasi)
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)
set(SECUREBASE_BROWSER ON)

# Headers of the host that are headers only; the rest of /usr/include belongs to the host's own C
# library and must stay out of sight.
set(SECUREBASE_HEADERS ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${SECUREBASE_HEADERS})
foreach(folder boost tl)
  if(NOT EXISTS ${SECUREBASE_HEADERS}/${folder})
    file(CREATE_LINK /usr/include/${folder} ${SECUREBASE_HEADERS}/${folder} SYMBOLIC)
  endif()
endforeach()

# One thread, and no exceptions: what would throw stops the module, and the page says so.
string(APPEND CMAKE_CXX_FLAGS_INIT
  " -isystem ${SECUREBASE_HEADERS} -flto -fno-exceptions -fno-rtti -ffunction-sections -fdata-sections"
  " -DBOOST_NO_EXCEPTIONS -DBOOST_SYSTEM_DISABLE_THREADS")
string(APPEND CMAKE_EXE_LINKER_FLAGS_INIT
  " -mexec-model=reactor -Wl,--strip-all,--gc-sections,-z,stack-size=262144")
