#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How much is known of an account in which some numbers are wrong: the share of days whose answer is exact.

    bench/shares.py HABEAS [--sizes 1000,10000]

A count each week, with what came and went since, of which one in a hundred is a slip. The bound of each day is either
the hull over all repairs (exact), or an outer bound, beside which the bound under the repairs that give up least may be
known. Of the days on which people were counted it is told how often that holds the number without the slip.
"""

import argparse
import json
import pathlib
import re
import subprocess
import tempfile

from commands import counts, day


def truth_of(claims):
    """How many were held on each day on which they were counted."""
    return {c["as_of"]: c["quantity"] for c in claims if c["kind"] == "held"}


def ends(text):
    """The two ends of "3302 to 3344", of "exactly 3302", or of "at least 0"; None where there is none."""
    numbers = [int(n) for n in re.findall(r"-?[0-9]+", text)]
    if len(numbers) == 2:
        return numbers
    return [numbers[0], None] if "at least" in text else [numbers[0], numbers[0]]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("habeas")
    parser.add_argument("--sizes", default="1000,10000")
    parser.add_argument("--days", type=int, default=3000, help="no more of the first days than these")
    asked = parser.parse_args()
    print("| claims | days | exact | outer, fewest known | outer alone | of days counted, fewest holds the number |")
    print("|---|---|---|---|---|---|")
    for n in [int(n) for n in asked.sizes.split(",")]:
        was = truth_of(counts(n)["claims"])
        with tempfile.TemporaryDirectory() as place:
            dossier = pathlib.Path(place) / "slips.json"
            dossier.write_text(json.dumps(counts(n, 0.01)))
            last = day(min(asked.days, 7 * (n // 3 - 1)))
            line = [asked.habeas, "held", str(dossier), "--account", "watch", "--from", day(0), "--to", last]
            told = subprocess.run([*line, "--every", "day"], capture_output=True, check=True, text=True).stdout
        days = exact = fewest = right = counted = 0
        for answer in re.finditer(r"^(.*?) +the end of ([0-9-]+)$", told, re.MULTILINE):
            days += 1
            outer, star, narrower = answer[1].partition("*")
            exact += not star
            bracket = re.search(r"\[(.*)\]", narrower)
            fewest += bracket is not None
            if answer[2] in was and (bracket or not star):
                low, high = ends(bracket[1] if bracket else outer)
                counted += 1
                right += low <= was[answer[2]] and (high is None or was[answer[2]] <= high)
        shares = " | ".join(f"{100 * k / days:.1f} %" for k in (exact, fewest, days - exact - fewest))
        print(f"| {n:,} | {days:,} | {shares} | {right} of {counted} |", flush=True)


if __name__ == "__main__":
    main()
