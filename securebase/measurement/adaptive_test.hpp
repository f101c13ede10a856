#pragma once
#include "securebase/measurement/adaptive_testing.hpp"
