# room(NAME USES room... LIBRARIES target...): a room is a folder of securebase/, a static library
# and a namespace. Sources are the .cpp files beside it; files named *_test.cpp become its test
# program `NAME_test`, which CTest runs. A room with headers only becomes an interface library.
# SERVER_ONLY names sources that need threads, a store or a clock: the browser's module has none.
function(room NAME)
  cmake_parse_arguments(ROOM "" "" "USES;LIBRARIES;TEST_USES;TEST_LIBRARIES;SERVER_ONLY" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  set(tests ${sources})
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  list(FILTER sources EXCLUDE REGEX "_(test|fuzz)\\.cpp$|/main\\.cpp$")
  if(SECUREBASE_BROWSER)
    list(TRANSFORM ROOM_SERVER_ONLY PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
    list(REMOVE_ITEM sources ${ROOM_SERVER_ONLY})
  endif()

  set(used ${ROOM_USES})
  list(TRANSFORM used PREPEND securebase_)
  if(sources)
    add_library(securebase_${NAME} STATIC ${sources})
    target_include_directories(securebase_${NAME} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(securebase_${NAME} PUBLIC ${used} PRIVATE ${ROOM_LIBRARIES})
  else()
    add_library(securebase_${NAME} INTERFACE)
    target_include_directories(securebase_${NAME} INTERFACE ${PROJECT_SOURCE_DIR})
    target_link_libraries(securebase_${NAME} INTERFACE ${used} ${ROOM_LIBRARIES})
  endif()

  if(tests AND NOT SECUREBASE_BROWSER)
    set(test_used ${ROOM_TEST_USES})
    list(TRANSFORM test_used PREPEND securebase_)
    add_executable(${NAME}_test ${tests} ${PROJECT_SOURCE_DIR}/test/doctest_main.cpp)
    target_link_libraries(${NAME}_test PRIVATE securebase_${NAME} ${test_used} ${ROOM_LIBRARIES} ${ROOM_TEST_LIBRARIES})
    target_compile_definitions(${NAME}_test PRIVATE SECUREBASE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    # Tests keep their asserts and compile fast; the library under test keeps the preset's flags.
    target_compile_options(${NAME}_test PRIVATE -O0)
    add_test(NAME ${NAME} COMMAND ${NAME}_test)
  endif()
endfunction()
