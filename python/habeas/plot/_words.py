# SPDX-License-Identifier: MIT
"""What pictures say, in English and in Spanish."""

from __future__ import annotations

from typing import Optional

from habeas.errors import InvalidValue
from habeas.model.quantity import Quantity
from habeas.plot._slug_words import KINDS, QUANTITIES, RELATIONS, RULES, STATES

__all__ = ["Say", "words"]

_WORDS: dict[str, tuple[str, str]] = {
    # Ranges.
    "range_none": ("unbounded", "sin cota"),
    "range_low": ("at least {low}", "al menos {low}"),
    "range_high": ("at most {high}", "como mucho {high}"),
    "range_exact": ("exactly {low}", "exactamente {low}"),
    "range_both": ("{low} to {high}", "de {low} a {high}"),
    # Words of axes, legends and tooltips.
    "answer": ("what follows", "lo que se sigue"),
    "claim": ("claim", "afirmación"),
    "says": ("states", "afirma"),
    "speaker": ("speaker", "quien habla"),
    "without": ("without", "sin"),
    "number": ("people", "personas"),
    "event": ("event", "hecho"),
    "when": ("when", "cuándo"),
    "state": ("state", "estado"),
    "link": ("link", "vínculo"),
    "rule": ("counting rule", "regla de conteo"),
    # The band of bounds.
    "between": ("between the least and the most", "entre el mínimo y el máximo"),
    "half_open": ("open: the band fades, no bound follows", "abierto: la franja se desvanece, sin cota"),
    "silent": ("no bound follows there", "ahí no se sigue ninguna cota"),
    "outer": ("may be wider than need be (outer)", "quizá más ancho de lo necesario (outer)"),
    "end": ("the least and the most that follow", "el mínimo y el máximo que se siguen"),
    "at_cutoff": ("what follows at a cut-off", "lo que se sigue en un corte"),
    "nothing_follows": ("No bound follows on any of these days.", "No se sigue cota en ninguno de estos días."),
    "stated": ("a claim", "una afirmación"),
    "in_contradiction": ("a claim in a contradiction", "una afirmación en una contradicción"),
    "shape_exact": ("states a number", "afirma un número"),
    "shape_at_least": ("states a least number", "afirma un mínimo"),
    "shape_at_most": ("states a greatest number", "afirma un máximo"),
    "shape_between": ("states a range", "afirma un intervalo"),
    "shape_vague": ("says 'about' and bounds nothing", "dice 'alrededor de' y no acota"),
    "claim_that": ("a claim that {what}", "una afirmación que {what}"),
    "days_of_cutoff": ("on one of the days of the line", "en uno de los días de la línea"),
    "a_repair": ("the number without the claims named beside it", "el número sin las afirmaciones nombradas"),
    "held_in": ("{account}: how many were held", "{account}: cuántas personas había"),
    "day_ends": ("Band: at the end of each day.", "Franja: al final de cada día."),
    "stock_ends": (
        "Bars: at each point that was asked for.",
        "Barras: en cada momento por el que se preguntó.",
    ),
    "flow_title": ("{account}: how many {what}", "{account}: cuántas personas {what}"),
    "bounds_title": ("What follows from the claims", "Lo que se sigue de las afirmaciones"),
    "without_claims": ("without {claims}", "sin {claims}"),
    "held_described": (
        "The number held in {account} from {first} to {last}, by day. Claims of a stock: {n}, {marks}.",
        "El número de personas en {account} del {first} al {last}, por día. Afirmaciones de un número: {n}, {marks}.",
    ),
    "bounds_described": (
        "Bounds from {first} to {last}: {n} rows, {opened} of them with an open end.",
        "Cotas del {first} al {last}: {n} filas, {opened} con un extremo abierto.",
    ),
    # Captions.
    "rests_on": ("Rests on {claims}.", "Se apoya en {claims}."),
    "assumes": ("Assumes {assumptions}.", "Supone {assumptions}."),
    "strip_is_silent": (
        "Grey strip: for the end of those days no bound follows.",
        "Tira gris: para el final de esos días no se sigue ninguna cota.",
    ),
    "cutoffs_are_no_days": (
        "Each claim is of its own cut-off; the assumption counts_at_day_end takes that for the end of the day.",
        "Cada afirmación es de su propio corte; el supuesto counts_at_day_end lo toma por el final del día.",
    ),
    "open_is_open": (
        "Where the band fades it is open: no bound follows on that side.",
        "Donde la franja se desvanece queda abierta: de ese lado no se sigue ninguna cota.",
    ),
    "cannot_all_hold": ("Claims cannot all hold: {sets}.", "No pueden ser todas ciertas: {sets}."),
    "not_drawn": (
        "Not drawn, for want of a number or a day: {things}.",
        "Sin dibujar, por falta de número o de día: {things}.",
    ),
    "repairs_left": ("{n} more repairs are not drawn.", "{n} reparaciones más sin dibujar."),
    # Movements.
    "moves_title": ("{account}: who came and went", "{account}: quiénes entraron y salieron"),
    "moves_sub": (
        "From each stock to the next: the least that must have come (right) and gone (left).",
        "De cada conteo al siguiente: lo mínimo que tuvo que entrar (derecha) y salir (izquierda).",
    ),
    "listed": ("may be among those that claims state", "puede estar entre lo que las afirmaciones dicen"),
    "implied": ("implied, and stated by no claim", "implícito, y ninguna afirmación lo dice"),
    "exits": ("left", "salieron"),
    "entries": ("entered", "entraron"),
    "moves_axis": ("left  ←  people  →  entered", "salieron  ←  personas  →  entraron"),
    "moves_row": ("{first} to {last}", "{first} a {last}"),
    "moves_open": (
        "≥: there may have been more. Entries are entries to the count: "
        "late registration, transfer and re-arrest are as possible as arrest. Rows may not be added up.",
        "≥: pudo haber más. Son entradas al conteo: registro tardío, "
        "traslado y nueva detención son tan posibles como una detención. Las filas no se suman.",
    ),
    "moves_described": (
        "From each of {n} stocks of {account} to the next. Implied and stated by no claim: {most}.",
        "De cada uno de {n} conteos de {account} al siguiente. Implícito y no dicho por ninguna afirmación: {most}.",
    ),
    "moves_none": ("nothing", "nada"),
    "moves_one": (
        "{first} to {last}: at least {entries} entered, {exits} left",
        "{first} a {last}: al menos {entries} entraron, {exits} salieron",
    ),
    # Counters.
    "counters_held": ("Who counts how many held", "Quién cuenta cuántas personas detenidas"),
    "counters_entries": ("Who counts how many entered", "Quién cuenta cuántas entraron"),
    "counters_exits": ("Who counts how many left", "Quién cuenta cuántas salieron"),
    "counters_sub": (
        "Each row is one claim: the days that it is about, and the number. Counts by different rules are no rivals.",
        "Cada fila es una afirmación: los días de que habla y el número. Conteos con reglas distintas no compiten.",
    ),
    "counters_described": (
        "Claims side by side: {n}. {rows}.",
        "Afirmaciones una junto a otra: {n}. {rows}.",
    ),
    "carried_by": ("{speaker}, as carried by {outlet}", "{speaker}, según {outlet}"),
    "counter_row": ("{number}, {speaker}", "{number}, {speaker}"),
    "counters_axis_days": ("days", "días"),
    "certain_window": ("days that it is about", "días de que habla"),
    "uncertain_window": ("where its window may start or end", "donde puede empezar o acabar"),
    "stated_number": ("the number stated", "el número afirmado"),
    "vague_number": ("'about' that number", "'alrededor de' ese número"),
    "arrow_means": ("open on that side, or 'at least' so many", "abierto de ese lado, o 'al menos' tantas"),
    "rule_not_stated": ("no rule stated", "sin regla declarada"),
    # The timeline.
    "timeline_title": ("When the events can have been", "Cuándo pudieron ser los hechos"),
    "timeline_sub": (
        "Each event, as its date and its links bound it.",
        "Cada hecho, según lo acotan fecha y vínculos.",
    ),
    "certain": ("certainly going on", "ciertamente en curso"),
    "possible": ("possibly going on", "posiblemente en curso"),
    "open_days": ("open: no claim bounds it on that side", "abierto: nada lo acota de ese lado"),
    "turning": ("the latest start, or the earliest end", "el comienzo más tardío o el final más temprano"),
    "timeline_described": ("Events: {n}. {rows}.", "Hechos: {n}. {rows}."),
    "one_event": ("{event}: {when}", "{event}: {when}"),
    "starts_and_ends": ("starts {start}, ends {end}", "empieza {start}, acaba {end}"),
    "days_open": ("open", "abierto"),
    "day_until": ("by {last}", "a más tardar el {last}"),
    "day_since": ("not before {first}", "no antes del {first}"),
    "so_many_days": ("{n} days", "{n} días"),
    "day_range": ("{first} to {last}", "{first} a {last}"),
    # States of a negotiation.
    "states_title": ("{id}: the state of the talks, day by day", "{id}: el estado del diálogo, día a día"),
    "states_sub": ("At the end of each day.", "Al final de cada día."),
    "only_state": ("certainly in this state", "ciertamente en este estado"),
    "one_of_states": ("one of the states possible", "uno de los estados posibles"),
    "states_described": ("The states possible, day by day: {rows}.", "Los estados posibles, día a día: {rows}."),
    "states_row": ("{first} to {last}: {states}", "{first} a {last}: {states}"),
    "or": (" or ", " o "),
    # The event graph.
    "graph_title": ("What led to what", "Qué llevó a qué"),
    "graph_sub": (
        "From the top down as links lead, else by the latest day of the start; each link is a claim.",
        "De arriba abajo por los vínculos, si no por el último día del comienzo; cada vínculo es una afirmación.",
    ),
    "link_either": ("A link without an arrow states no direction.", "Un vínculo sin flecha no dice dirección."),
    "link_plain": ("a link", "un vínculo"),
    "link_hedged": ("a link that its speaker hedges", "un vínculo que quien habla matiza"),
    "link_back": ("a link against the order (a circle)", "un vínculo contra el orden (un círculo)"),
    "graph_described": ("Events: {n}; links: {rows}.", "Hechos: {n}; vínculos: {rows}."),
    "graph_row": ("{letter} {from_} {relation} {to} ({claim})", "{letter} {from_} {relation} {to} ({claim})"),
    "no_links": ("no links", "sin vínculos"),
    # The ladder of a pledge.
    "ladder_title": ("{id}: from pledged to free", "{id}: de lo prometido a la libertad"),
    "ladder_sub": ("Different numbers, by different speakers.", "Números distintos, de personas distintas."),
    "pledged": ("pledged", "prometido"),
    "announced": ("announced", "anunciado"),
    "verified": ("verified", "verificado"),
    "fully_free": ("fully free", "en libertad plena"),
    "rearrested": ("re-arrested", "detenido de nuevo"),
    "stated_bound": ("so many at least", "al menos tantas"),
    "anywhere": ("somewhere up to here", "en algún punto hasta aquí"),
    "open_above": ("open: no upper bound follows", "abierto: no se sigue cota superior"),
    "nobody_says": ("no claim of this dossier", "ninguna afirmación del expediente"),
    "ladder_row": ("{speaker}: {answer} ({claim})", "{speaker}: {answer} ({claim})"),
    "nobody": ("not said who", "no se dice quién"),
    "ladder_described": ("By stage: {rows}.", "Por etapa: {rows}."),
    "stage_row": ("{stage}: {rows}", "{stage}: {rows}"),
    # What was known when.
    "known_title": ("{account}: {asked}, as known from each day on", "{account}: {asked}, según se sabía cada día"),
    "known_sub": ("The question stays; the claims said by then change.", "La pregunta no cambia; sí las afirmaciones."),
    "said_then": ("claims said", "afirmaciones nuevas"),
    "no_longer": ("claims that stopped counting", "afirmaciones que dejan de contar"),
    "refused": ("no answer", "sin respuesta"),
    "known_caption": ("The answer changed: {said}.", "La respuesta cambió: {said}."),
    "known_same": ("The answer did not change.", "La respuesta no cambió."),
    "change_row": ("{since} with {claims}", "{since} con {claims}"),
    "asked_held": ("held at {first}", "cuántas personas había en {first}"),
    "asked_entries": ("entered from {first} to {last}", "entraron desde {first} hasta {last}"),
    "asked_exits": ("left from {first} to {last}", "salieron desde {first} hasta {last}"),
    "point_end": ("the end of {name}", "el final de {name}"),
    "point_start": ("the start of {name}", "el comienzo de {name}"),
    "point_claim": ("the cut-off of {name}", "el corte de {name}"),
    "point_bulletin": ("the cut-off of {name}", "el corte de {name}"),
    "known_described": ("The answer by the day of knowing: {rows}.", "La respuesta según el día: {rows}."),
    "changes_title": ("{accounts}: what each claim changed", "{accounts}: qué cambió cada afirmación"),
    "changes_sub": (
        "Above, what followed before the claim was said; below, after it.",
        "Arriba, lo que se seguía antes de la afirmación; abajo, después.",
    ),
    "changes_caption": (
        "Claims, in the order said: {claims}.",
        "Afirmaciones, en el orden en que se dijeron: {claims}.",
    ),
    "changes_described": ("What changed: {rows}.", "Lo que cambió: {rows}."),
    "change_told": ("{head} {asked}: {before}, then {after}", "{head} {asked}: {before}, después {after}"),
    "set_appeared": ("{claims} cannot all hold", "{claims} no pueden ser todas ciertas"),
    "set_dissolved": ("{claims} contradict no more", "{claims} ya no se contradicen"),
    "of_account": ("{account}, {what}", "{account}, {what}"),
    "before": ("before", "antes"),
    "after": ("after", "después"),
    "open_number": ("open: no bound follows on that side", "abierto: de ese lado no se sigue cota"),
    "in_contradiction_row": ("a contradiction", "una contradicción"),
    "known_row": ("since {since} {answer}", "desde {since} {answer}"),
}


class Say:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._place = ("en", "es").index(language)

    def __call__(self, key: str, **values: object) -> str:
        """Give a phrase with its gaps filled in; what fills them is taken as it is."""
        text = _WORDS[key][self._place]
        return text.format(**values) if values else text

    def state(self, slug: str) -> str:
        """Say a state of talks."""
        return STATES[slug][self._place]

    def relation(self, slug: str) -> str:
        """Say how one event stands to another."""
        return RELATIONS[slug][self._place]

    def kind(self, slug: str) -> str:
        """Say a kind of entry or exit."""
        return KINDS[slug][self._place]

    def rule(self, slug: str) -> str:
        """Say a part of a counting rule."""
        return RULES[slug][self._place]

    def quantity(self, stated: Optional[Quantity]) -> str:
        """Say a number as it was stated, where one was."""
        if stated is None or self.language == "en":
            return str(stated)
        return QUANTITIES[stated.how][self._place].format(first=stated.first, second=stated.second)

    def range(self, low: Optional[int], high: Optional[int]) -> str:
        """Say a range of numbers; an end that is None is open."""
        if low is None and high is None:
            return self("range_none")
        if low is None or high is None:
            return self("range_high", high=high) if low is None else self("range_low", low=low)
        return self("range_exact", low=low) if low == high else self("range_both", low=low, high=high)


def words(language: object) -> Say:
    """Give the words of a language.

    Raises
    ------
    InvalidValue
        For another than "en" and "es".
    """
    if language not in ("en", "es"):
        got, wanted = repr(language), "'en' or 'es'"
        raise InvalidValue(f"not a language of pictures: got {got}, wanted {wanted}", got=got, wanted=wanted)
    return Say(str(language))
