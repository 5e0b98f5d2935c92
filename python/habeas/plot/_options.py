# SPDX-License-Identifier: MIT
"""What can be chosen of every picture, by the methods that draw one too."""

from __future__ import annotations

from typing import Optional, TypedDict

__all__ = ["PictureLook", "PictureSize"]


class PictureLook(TypedDict, total=False):
    """A title of one's own, and the width of what is plotted, in CSS pixels (100 to 10,000)."""

    title: Optional[str]
    width: int


class PictureSize(PictureLook, total=False):
    """The same of pictures with an axis of people, whose height can be chosen too."""

    height: int
