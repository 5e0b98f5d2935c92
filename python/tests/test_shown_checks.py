# SPDX-License-Identifier: MIT
"""What a check of a large dossier shows first."""

from __future__ import annotations

import habeas


def test_a_check_that_finds_much_begins_with_how_many_of_each_kind(venezuela: habeas.Dossier) -> None:
    report = venezuela.check()
    text, page = str(report), report._repr_html_()
    head, *groups = text.split("\n\n")
    counted = [line.split() for line in head.splitlines()[1:]]
    assert sum(int(line[-1]) for line in counted) == len(report.contradictions) + len(report.findings)
    assert len(groups) == len(counted) and groups[0].startswith("error: contradictions (foro_penal)\n  Assuming ")
    assert all(len(group.splitlines()) <= 5 for group in groups)
    assert page.count("<details>") == len(counted) and "(10)</summary>" in page
    # A short one is a table of all that it finds.
    few = habeas.CheckReport(report.contradictions[:2], report.findings[:3])
    assert len(str(few).splitlines()) == 6 and "<details>" not in few._repr_html_()
