# SPDX-License-Identifier: MIT
"""A picture: a specification of Vega-Lite, and what draws it."""

from __future__ import annotations

import copy
import hashlib
import importlib
import json
import os
import re
from html import escape
from pathlib import Path
from typing import Any, Optional, Union

from habeas._frozen import Frozen
from habeas._value import kept
from habeas._whole_file import write_whole
from habeas.errors import InvalidValue, Unsupported
from habeas.plot._labels import safe, visible
from habeas.plot._look import Spec

__all__ = ["Picture"]

#: The version of Vega-Lite that draws, of those that vl-convert brings.
_VEGA_LITE = "5.20"
_FORMATS = (".svg", ".png", ".html", ".json")


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError:
        wanted = "pip install 'habeas[plot]'"
        message = f"drawing needs a package that is not installed: got no {name}, wanted {wanted}"
        raise Unsupported(message, got=f"no {name}", wanted=wanted) from None


class Picture(Frozen):
    """A picture of an answer, as a specification of Vega-Lite; drawn only when it is shown or saved.

    In a notebook it shows itself. `chart` is the same as a chart of Altair, to change or to combine. Drawing needs the
    extra `habeas[plot]`, and no network.

    Examples
    --------
    >>> from habeas import examples, plot
    >>> picture = plot.bounds(examples.small().ledger("watch"))
    >>> picture
    <Picture 'The Watch: how many were held'>
    >>> print(picture.caption)
    Rests on C1, C3. Grey strip: for the end of those days no bound follows. Each claim is of its own cut-off; the \
assumption counts_at_day_end takes that for the end of the day. Claims cannot all hold: C4, C5.
    >>> picture.rests_on
    ('C1', 'C3')
    """

    __slots__ = ("_caption", "_rests_on", "_spec", "_title")
    _caption: str
    _rests_on: tuple[str, ...]
    _spec: Spec
    _title: str

    def __init__(self, spec: Spec, title: str, caption: str, rests_on: tuple[str, ...] = ()) -> None:
        self._set(_spec=safe(spec), _title=visible(title), _caption=visible(caption), _rests_on=tuple(rests_on))

    @property
    def title(self) -> str:
        """What stands over it."""
        return self._title

    @property
    def caption(self) -> str:
        """What stands beneath it: the claims and assumptions that it rests on, and what is left out."""
        return self._caption

    @property
    def description(self) -> str:
        """What it shows, in words: the alternative text, which SVG and HTML carry."""
        return str(self._spec["description"])

    @property
    def rests_on(self) -> tuple[str, ...]:
        """All claims and assumptions that it rests on, where the caption names the first few."""
        return self._rests_on

    @property
    def chart(self) -> Any:
        """The same as a chart of Altair.

        Raises
        ------
        Unsupported
            Where Altair is not installed.
        """
        return _package("altair").Chart.from_dict(self.to_dict())

    def to_dict(self) -> dict[str, Any]:
        """Give the specification of Vega-Lite."""
        return copy.deepcopy(self._spec)

    def to_json(self) -> str:
        """Write the specification of Vega-Lite as JSON text."""
        return json.dumps(self._spec, indent=2, ensure_ascii=False) + "\n"

    def to_svg(self) -> str:
        """Draw it as SVG, with a title and a description for who cannot see it.

        Raises
        ------
        Unsupported
            Where vl-convert-python is not installed.
        """
        drawn: str = _package("vl_convert").vegalite_to_svg(self._spec, vl_version=_VEGA_LITE)
        words = f"<title>{escape(self._title)}</title><desc>{escape(self.description)}</desc>"
        end = drawn.index(">") + 1
        return self._with_own_ids(drawn[: end - 1] + ' role="img">' + words + drawn[end:])

    def _with_own_ids(self, drawn: str) -> str:
        """Name what a drawing refers to after the picture, so that several can stand in one page."""
        own = hashlib.sha256(self.to_json().encode()).hexdigest()[:8]
        places: dict[str, str] = {}

        def renamed(found: re.Match[str]) -> str:
            name = places.setdefault(found.group(2), f"p{own}-{len(places) + 1}")
            return f"{found.group(1)}{name}{found.group(3)}"

        return re.sub(r"""(\bid="|url\(#)(\w+)("|\))""", renamed, drawn)

    def to_png(self, scale: float = 2.0) -> bytes:
        """Draw it as PNG; `scale` is in pixels for one CSS pixel, above 0 and at most 10.

        Raises
        ------
        InvalidValue
            For another scale.
        Unsupported
            Where vl-convert-python is not installed.
        """
        if not 0 < scale <= 10:
            wanted = "a number above 0 and at most 10"
            raise InvalidValue(f"not a scale: got {scale}, wanted {wanted}", got=str(scale), wanted=wanted)
        drawn: bytes = _package("vl_convert").vegalite_to_png(self._spec, vl_version=_VEGA_LITE, scale=scale)
        return drawn

    def to_html(self) -> str:
        """Write a page that draws it without network, and names what is under the pointer.

        Raises
        ------
        Unsupported
            Where vl-convert-python is not installed.
        """
        script = "vegaEmbed('#picture', JSON.parse(document.getElementById('spec').textContent), {actions: false});"
        code = _package("vl_convert").javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=_VEGA_LITE)
        # Nothing in it may end the element that it stands in.
        data = json.dumps(self._spec).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
        return (
            "<!DOCTYPE html>\n"
            '<html><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"<title>{escape(self._title)}</title></head><body>\n"
            # Who reads it without scripts sees it as it was drawn here.
            f'<div id="picture" role="img" aria-label="{escape(self.description)}">{self.to_svg()}</div>\n'
            f'<script type="application/json" id="spec">{data}</script>\n'
            f'<script type="module">{code.replace("</script", chr(60) + chr(92) + "/script")}\n{script}</script>\n'
            "</body></html>\n"
        )

    def save(self, path: Union[str, os.PathLike[str]], scale: float = 2.0) -> None:
        """Save it by the ending of the name: .svg, .png, .html (without network) or .json (the specification).

        The file is written whole or not at all.

        Parameters
        ----------
        path : str or os.PathLike
        scale : float
            For .png, as in `to_png`.

        Raises
        ------
        InvalidValue
            For another ending.
        Unsupported
            Where what draws is not installed.

        Examples
        --------
        >>> import tempfile, pathlib
        >>> from habeas import examples, plot
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     path = pathlib.Path(folder) / "held.json"
        ...     plot.bounds(examples.small().ledger("watch")).save(path)
        ...     path.read_text(encoding="utf-8")[:20]
        '{\\n  "$schema": "http'
        """
        target = Path(path)
        ending = target.suffix.lower()
        if ending not in _FORMATS:
            got, wanted = repr(target.suffix), "one of " + ", ".join(_FORMATS)
            raise InvalidValue(f"not a kind of picture: got {got}, wanted {wanted}", got=got, wanted=wanted)
        if ending == ".png":
            write_whole(target, self.to_png(scale))
            return
        text = {".svg": self.to_svg, ".html": self.to_html, ".json": self.to_json}[ending]()
        write_whole(target, text.encode("utf-8"))

    def _repr_svg_(self) -> Optional[str]:
        """Draw it in a notebook, where what draws is installed; else the notebook shows its words."""
        try:
            return self.to_svg()
        except Unsupported:
            return None

    def __eq__(self, other: object) -> bool:
        return self._spec == other._spec if isinstance(other, Picture) else NotImplemented

    def __hash__(self) -> int:
        return hash((self._title, self._caption))

    def __reduce__(self) -> tuple[Any, ...]:
        return kept(Picture, self.to_dict(), self._title, self._caption, self._rests_on)

    def __str__(self) -> str:
        return f"{self._title}\n{self.description}\n{self._caption}"

    def __repr__(self) -> str:
        return f"<Picture {self._title!r}>"
