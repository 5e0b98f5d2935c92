# SPDX-License-Identifier: MIT
"""Of a dossier: how it is opened, from files, text, tables and frames."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Optional, TypeVar, Union

from habeas import _core
from habeas._progress import Progress, Stop, watched
from habeas._view import DossierView
from habeas.errors import wrong_type
from habeas.model.event_import import EventsImport
from habeas.model.frames import THE_FRAME, csv_of, settings_of, tell

__all__ = ["DossierRead"]

D = TypeVar("D", bound="DossierRead")


class DossierRead(DossierView):
    """Ways to make one."""

    __slots__ = ()

    @classmethod
    def open(
        cls: type[D],
        path: Union[str, os.PathLike[str]],
        *,
        audience: Optional[str] = None,
        stop: Stop = None,
        progress: Progress = None,
        **table: str,
    ) -> D:
        """Open a dossier in whatever it is kept: JSON, a table of claims (CSV), or a directory of either.

        Parameters
        ----------
        path : str or os.PathLike
            A `dossier.json`, a table whose name ends in `.csv`, or a directory that holds a `dossier.json` or a
            `claims.csv`.
        audience : {"public", "partner", "internal"}, optional
            Who looks at it, as `for_audience`. Problems quote nothing that is marked narrower; the public where none is
            named.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        progress : bool or callable, optional
            True shows on standard error how far it is, where that is a terminal or a notebook. A callable is told: how
            much is done, of how much (None where that is not known), and of what.
        **table : str
            What is said of its tables, as `habeas --table NAME=VALUE` says it: `speaker="The Watch"`,
            `since="previous"`, `dates="dmy"`. A name that Python keeps for itself takes an
            underscore: `from_`, `audience_`.

        Warns
        -----
        TableWarning
            What was made of names that the tables describe nowhere.

        Raises
        ------
        InvalidFile
            With every problem at once, and of a flood the first and how many more; those of a table with the address
            of their cell.
        """
        if not isinstance(path, (str, os.PathLike)):
            raise wrong_type("a file", path, "the path of one; Dossier.from_frame takes a frame")
        file, said = os.fspath(path), settings_of(table)
        what = f"opening {os.path.basename(file)}"
        return cls._told(what, stop, progress, lambda watch: _core.open_dossier(file, said, audience, watch))

    @classmethod
    def from_frame(cls: type[D], frame: Any, *, stop: Stop = None, progress: Progress = None, **table: str) -> D:
        """Make a dossier of a table of claims in a data frame: one row a claim, or one row a day.

        Parameters
        ----------
        frame : DataFrame
            Of pandas or Polars, an Arrow table, a mapping of columns, or an iterable of mappings; none of these
            libraries has to be there. Missing values are empty cells, and a midnight is a day. A pandas.Period of a
            day, a month or a year is that date, and an index of pandas that has a name is a column.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        progress : bool or callable, optional
            As for `Dossier.open`.
        **table : str
            What is said of the whole table, as in `Dossier.open`.

        Warns
        -----
        TableWarning
            What was made of names that the table describes nowhere.

        Raises
        ------
        InvalidFile
            With every problem of the table at once, each with its cell as a spreadsheet would number it.
        InvalidValue
            For a value that no cell can hold.

        Examples
        --------
        >>> import warnings
        >>> import habeas
        >>> days = {"day": ["2030-01-05", "2030-01-06"], "held": [120, 117], "released": [None, 5]}
        >>> with warnings.catch_warnings():
        ...     warnings.simplefilter("ignore")
        ...     d = habeas.Dossier.from_frame(days, speaker="The Watch", date="day", since="previous")
        >>> print(d.ledger("the_watch").entries("2030-01-05", "2030-01-06"))
        at least 2
        """
        said, text = [*settings_of(table), "separator=comma"], csv_of(frame)
        return cls._told(
            "reading the frame", stop, progress, lambda watch: _core.read_table(text, THE_FRAME, said, watch)
        )

    @classmethod
    def from_arrow(cls: type[D], table: Any, *, stop: Stop = None, progress: Progress = None, **said: str) -> D:
        """Make a dossier of a table of claims that comes by Arrow: one row a claim, or one row a day.

        Cells are read where they lie, and nothing of PyArrow has to be there: texts of every layout, whole numbers of
        all widths, floating point, decimals, truth values, days, timestamps, dictionaries of these, and lists of ids.

        Parameters
        ----------
        table : anything with `__arrow_c_stream__` or `__arrow_c_array__`
            A table or frame of PyArrow, Polars, pandas or DuckDB, a reader of record batches, ...
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        progress : bool or callable, optional
            As for `Dossier.open`.
        **said : str
            What is said of the whole table, as in `Dossier.open`.

        Warns
        -----
        TableWarning
            What was made of names that the table describes nowhere.

        Raises
        ------
        InvalidFile
            With every problem of the table at once, each with its cell as a spreadsheet would number it; columns of
            a type that no table of text holds too.
        InvalidType
            For what does not come by Arrow.
        InvalidValue
            Where the stream fails, or holds one column and no table.

        Examples
        --------
        >>> import warnings
        >>> import habeas, polars
        >>> days = polars.DataFrame({"day": ["2030-01-05", "2030-01-06"], "held": [120, 117], "released": [None, 5]})
        >>> with warnings.catch_warnings():
        ...     warnings.simplefilter("ignore")
        ...     d = habeas.Dossier.from_arrow(days, speaker="The Watch", date="day", since="previous")
        >>> print(d.ledger("the_watch").entries("2030-01-05", "2030-01-06"))
        at least 2
        """
        if not hasattr(table, "__arrow_c_stream__") and not hasattr(table, "__arrow_c_array__"):
            raise wrong_type("a table that comes by Arrow", table, "what has __arrow_c_stream__ or __arrow_c_array__")
        settings = settings_of(said)
        return cls._told("reading the table", stop, progress, lambda watch: _core.read_arrow(table, settings, watch))

    @classmethod
    def _told(
        cls: type[D], what: str, stop: Stop, progress: Progress, read: Callable[[Any], tuple[_core.Dossier, list[str]]]
    ) -> D:
        """Read tables, and warn of what was made of names that they describe nowhere."""
        with watched(what, stop, progress) as watch:
            core, told = read(watch)
        tell(told)
        return cls._of(core)

    @classmethod
    def from_json(
        cls: type[D],
        text: Union[str, bytes],
        *,
        audience: Optional[str] = None,
        stop: Stop = None,
        progress: Progress = None,
    ) -> D:
        """Read a dossier from JSON text.

        Parameters
        ----------
        text : str or bytes
        audience : {"public", "partner", "internal"}, optional
            Who looks at it, and at its problems, as in `open`.
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        progress : bool or callable, optional
            As for `Dossier.open`.

        Raises
        ------
        InvalidFile
            With every problem of the text at once; of a flood, the first and how many more.

        Examples
        --------
        >>> import habeas
        >>> try:
        ...     habeas.Dossier.from_json('{"habeas": 2, "claims": [{"id": "a"}]}')
        ... except habeas.InvalidFile as e:
        ...     print(e.problems[0].pointer, e.problems[0].what)
        /claims/0/kind 'kind' is missing
        """
        with watched("reading the dossier", stop, progress) as watch:
            return cls._of(_core.read_dossier(text, audience, watch))

    @classmethod
    def import_claims(
        cls: type[D], mapping: Union[str, os.PathLike[str]], *, stop: Stop = None, progress: Progress = None
    ) -> D:
        """Make a dossier of a table of claims, by a mapping beside it that says what its columns mean.

        Parameters
        ----------
        mapping : str or os.PathLike
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        progress : bool or callable, optional
            As for `open`.

        Raises
        ------
        InvalidFile
            With every problem of the mapping and of the table at once.
        """
        with watched("importing claims", stop, progress) as watch:
            return cls._of(_core.import_claims(os.fspath(mapping), watch))

    @classmethod
    def import_events(
        cls: type[D], mapping: Union[str, os.PathLike[str]], *, stop: Stop = None, progress: Progress = None
    ) -> EventsImport[D]:
        """Make a dossier of a table of coded events, by a mapping beside it and the crosswalk.

        Rows whose code gives no kind of event are left out and counted by code; nothing is guessed.

        Parameters
        ----------
        mapping : str or os.PathLike
        stop : callable, optional
            Asked now and then; the call ends with `Cancelled` once it returns true. Ctrl-C ends it too.
        progress : bool or callable, optional
            As for `open`.

        Raises
        ------
        InvalidFile
            With every problem of the mapping and of the table at once.
        """
        with watched("importing events", stop, progress) as watch:
            core, standard, rows, events, codes = _core.import_events(os.fspath(mapping), watch)
        return EventsImport(cls._of(core), standard, rows, events, codes)
