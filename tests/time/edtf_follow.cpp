// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "time/edtf_follow.hpp"

namespace test_edtf_follow {

using namespace habeas::detail;

TEST_CASE("what may come next is listed in words") {
  CHECK(describe_followers(0) == "the end of the text");
  CHECK(describe_followers(a_mark) == "a qualifier or the end of the text");
  CHECK(describe_followers(a_month | an_s | slash) == "'-' and a month, 'S', '/' or the end of the text");
  CHECK(describe_followers(a_day | a_time | a_second | a_colon | a_z | an_offset) ==
        "'-' and a day, 'T' and a time, ':' and seconds, ':', 'Z', an offset or the end of the text");
}

TEST_CASE("within a set the text cannot end") {
  CHECK(describe_followers(dots | comma | close_one) == "'..', ',' or ']'");
  CHECK(describe_followers(close_all) == "'}'");
}

}  // namespace test_edtf_follow
