# SPDX-License-Identifier: MIT
"""Words of the vocabulary as pictures write them, in English and in Spanish."""

from __future__ import annotations

__all__ = ["KINDS", "QUANTITIES", "RELATIONS", "RULES", "STATES"]

#: As the sentences of the library say them.
STATES: dict[str, tuple[str, str]] = {
    "not_stated": ("unstated", "sin indicar"),
    "announced": ("announced", "anunciadas"),
    "under_way": ("under way", "en curso"),
    "suspended": ("suspended", "suspendidas"),
    "resumed": ("resumed", "reanudadas"),
    "concluded": ("concluded", "concluidas"),
    "collapsed": ("collapsed", "rotas"),
}

#: Between the names of two events.
RELATIONS: dict[str, tuple[str, str]] = {
    "follows": ("follows", "sigue a"),
    "precedes": ("precedes", "precede a"),
    "meets": ("meets", "acaba justo antes de"),
    "during": ("during", "durante"),
    "overlaps": ("overlaps", "se solapa con"),
    "starts_with": ("starts with", "empieza con"),
    "ends_with": ("ends with", "acaba con"),
    "within": ("within", "a corta distancia de"),
    "causes": ("causes", "causa"),
    "tied_to": ("tied to", "ligado a"),
    "part_of": ("part of", "parte de"),
    "repeats": ("repeats", "repite"),
    "same_as": ("same as", "es el mismo que"),
    "enables": ("enables", "hace posible"),
    "hinders": ("hinders", "dificulta"),
    "responds_to": ("responds to", "responde a"),
    "implements": ("implements", "pone en práctica"),
    "breaches": ("breaches", "incumple"),
    "announces": ("announces", "anuncia"),
}

#: Kinds of entry and exit.
KINDS: dict[str, tuple[str, str]] = {
    "arrest": ("arrest", "detención"),
    "rearrest": ("rearrest", "nueva detención"),
    "transfer": ("transfer", "traslado"),
    "release": ("release", "excarcelación"),
    "exchange": ("exchange", "canje"),
    "expulsion": ("expulsion", "expulsión"),
    "escape": ("escape", "fuga"),
    "death": ("death", "muerte"),
    "correction": ("correction", "corrección"),
    "late_registration": ("late registration", "registro tardío"),
    "disappearance": ("disappearance", "desaparición"),
    "reappearance": ("reappearance", "reaparición"),
    "abduction": ("abduction", "secuestro"),
    "surrender": ("surrender", "entrega"),
}

#: What a counting rule says: of what one unit is, when somebody leaves, and at which hour it is counted.
RULES: dict[str, tuple[str, str]] = {
    "persons": ("persons", "personas"),
    "detentions": ("detentions", "detenciones"),
    "court_cases": ("court cases", "causas judiciales"),
    "things": ("things", "cosas"),
    "not_stated": ("not stated", "sin indicar"),
    "when_freed": ("when freed", "al quedar en libertad"),
    "when_verified": ("when verified", "al verificarse"),
    "start_of_day": ("start of day", "comienzo del día"),
    "end_of_day": ("end of day", "final del día"),
}

#: A number as somebody stated it.
QUANTITIES: dict[str, tuple[str, str]] = {
    "exact": ("{first}", "{first}"),
    "at_least": ("at least {first}", "al menos {first}"),
    "more_than": ("more than {first}", "más de {first}"),
    "at_most": ("at most {first}", "como mucho {first}"),
    "fewer_than": ("fewer than {first}", "menos de {first}"),
    "about": ("about {first}", "unas {first}"),
    "between": ("{first} to {second}", "de {first} a {second}"),
    "unquantified": ("an unstated number", "un número no indicado"),
}
