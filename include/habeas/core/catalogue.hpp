// SPDX-License-Identifier: MIT
// Every sentence that habeas says about claims, in each language. Neutral words, no solver's jargon.
#pragma once

#include <array>
#include <string_view>

namespace habeas {

/// A sentence: its key, and its pattern in each language with the same {names} to fill in.
struct catalogue_row {
  std::string_view key, en, es;
};

// clang-format off
inline constexpr auto catalogue = std::to_array<catalogue_row>({
  // Points.
  {"point_end", "the end of {day}", "el fin del {day}"},
  {"point_at", "{day} at {time}", "el {day} a las {time}"},
  {"point_claim", "the cut-off of {id}", "el corte de {id}"},
  {"point_from", "the start of the window of {id}", "el inicio del período de {id}"},
  {"point_to", "the end of the window of {id}", "el fin del período de {id}"},
  {"point_bulletin", "the cut-off of bulletin {id}", "el corte del boletín {id}"},
  {"point_named", "{id}", "{id}"},
  {"point_event_start", "the start of {id}", "el inicio de {id}"},
  {"point_event_end", "the end of {id}", "el fin de {id}"},
  {"point_start", "the beginning of the count", "el comienzo del conteo"},

  // Steps of the ledger's proofs.
  {"held_at_least", "{who} ({claims}): at least {n} held at {at}.", "{who} ({claims}): al menos {n} detenidas en {at}."},
  {"held_at_most", "{who} ({claims}): at most {n} held at {at}.", "{who} ({claims}): como máximo {n} detenidas en {at}."},
  {"held_between_at_least", "{who} ({claims}): at least {n} held between {from} and {to}.", "{who} ({claims}): al menos {n} detenidas entre {from} y {to}."},
  {"held_between_at_most", "{who} ({claims}): at most {n} held between {from} and {to}.", "{who} ({claims}): como máximo {n} detenidas entre {from} y {to}."},
  {"entries_at_least", "{who} ({claims}): at least {n} entered the count ({kind}) from {from} to {to}.", "{who} ({claims}): al menos {n} entraron en el conteo ({kind}) desde {from} hasta {to}."},
  {"entries_at_most", "{who} ({claims}): at most {n} entered the count ({kind}) from {from} to {to}.", "{who} ({claims}): como máximo {n} entraron en el conteo ({kind}) desde {from} hasta {to}."},
  {"exits_at_least", "{who} ({claims}): at least {n} left the count ({kind}) from {from} to {to}.", "{who} ({claims}): al menos {n} salieron del conteo ({kind}) desde {from} hasta {to}."},
  {"exits_at_most", "{who} ({claims}): at most {n} left the count ({kind}) from {from} to {to}.", "{who} ({claims}): como máximo {n} salieron del conteo ({kind}) desde {from} hasta {to}."},
  {"people_left", "{who} ({claims}): {n} people of the count, by name or as a group, left it ({kind}) from {from} to {to}.", "{who} ({claims}): {n} personas del conteo, por nombre o como grupo, salieron de él ({kind}) desde {from} hasta {to}."},
  {"people_entered", "{who} ({claims}): {n} people of the count, by name or as a group, entered it ({kind}) from {from} to {to}.", "{who} ({claims}): {n} personas del conteo, por nombre o como grupo, entraron en él ({kind}) desde {from} hasta {to}."},
  {"entries_are_entries", "Whoever entered as {kind} entered: at least {n} from {from} to {to}.", "Quien entró por {kind} entró: al menos {n} desde {from} hasta {to}."},
  {"exits_are_exits", "Whoever left as {kind} left: at least {n} from {from} to {to}.", "Quien salió por {kind} salió: al menos {n} desde {from} hasta {to}."},
  {"only_exits", "It is assumed ({assumptions}) that nobody left in any other way.", "Se supone ({assumptions}) que nadie salió de otro modo."},
  {"only_entries", "It is assumed ({assumptions}) that nobody entered in any other way.", "Se supone ({assumptions}) que nadie entró de otro modo."},
  {"one_cutoff", "It is assumed ({assumptions}) that {from} and {to} are one.", "Se supone ({assumptions}) que {from} y {to} son el mismo."},
  {"not_after", "{from} is not after {to}.", "{from} ocurre a más tardar en {to}."},
  {"not_after_by", "{from} is not after {to} ({claims}).", "{from} ocurre a más tardar en {to} ({claims})."},
  {"nobody_leaves_first", "Nobody leaves who has not entered ({at}).", "Nadie sale sin haber entrado ({at})."},

  // Steps of the timeline's proofs.
  {"starts_before_it_ends", "{event} starts no later than it ends.", "{event} empieza no después de terminar."},
  {"day_at_least", "{who} ({claims}): {end} of {event} no earlier than {day}.", "{who} ({claims}): {end} de {event} no antes del {day}."},
  {"day_at_most", "{who} ({claims}): {end} of {event} no later than {day}.", "{who} ({claims}): {end} de {event} no después del {day}."},
  {"days_at_least", "{who} ({claims}): at least {n} days from {from} to {to}.", "{who} ({claims}): al menos {n} días desde {from} hasta {to}."},
  {"days_at_most", "{who} ({claims}): at most {n} days from {from} to {to}.", "{who} ({claims}): como máximo {n} días desde {from} hasta {to}."},
  {"only_matching_days", "{who} ({claims}): only days that match the date as written, so {end} of {event} {bound} {day}.", "{who} ({claims}): solo días que coinciden con la fecha escrita; así, {end} de {event} {bound} {day}."},
  {"no_earlier", "no earlier than", "no antes del"},
  {"no_later", "no later than", "no después del"},
  {"the_start", "the start", "el inicio"},
  {"the_end", "the end", "el fin"},
  {"any_kind", "any kind", "cualquier tipo"},
  {"nobody", "nobody", "nadie"},

  // Lists.
  {"list_head", "From {from} to {to}: {joined} joined, {left} left ({n} without a reason in this dossier), {stayed} stayed.", "De {from} a {to}: {joined} se incorporaron, {left} salieron ({n} sin motivo en este expediente), {stayed} permanecieron."},
  {"list_joined", "joined", "se incorpora"},
  {"list_left", "left", "sale"},
  {"list_same", "the same person", "la misma persona"},
  {"list_perhaps", "perhaps one person", "quizá una sola persona"},
  {"list_changed", "changed", "cambia"},
  {"list_twice", "listed twice", "figura dos veces"},
  {"list_nothing", "(nothing)", "(nada)"},
  {"list_no_reason", "no reason in this dossier", "sin motivo en este expediente"},
  {"list_reason", "{id} ({claims})", "{id} ({claims})"},
  {"list_reason_possible", "perhaps {id}, if it was between the two ({claims})", "quizá {id}, si ocurrió entre las dos ({claims})"},
  {"list_reason_open", "perhaps {id}, if it takes somebody off this count ({claims})", "quizá {id}, si saca a alguien de este conteo ({claims})"},
  {"tally_head", "{id}, counted by the rule of {account}: {n} people are named.", "{id}, según la regla de {account}: se nombra a {n} personas."},
  {"tally_all", "all", "todas"},
  {"tally_fits", "{range} published ({claims})", "{range} según lo publicado ({claims})"},
  {"tally_over", "{range} published ({claims}): {n} fewer than on the list", "{range} según lo publicado ({claims}): {n} menos que en la lista"},
  {"tally_under", "{range} published ({claims}): {n} more than on the list", "{range} según lo publicado ({claims}): {n} más que en la lista"},
  {"tally_not_stated", "of {n} the list does not say their {axis}: any of them may be in any row", "de {n} la lista no dice su {axis}: pueden estar en cualquier fila"},
  {"tally_not_counted", "{n} are not counted, by what the list says of them", "{n} no se cuentan, por lo que la lista dice de ellas"},
  {"tally_open", "of {n} it is open whether they are counted", "de {n} no se sabe si se cuentan"},
  {"tally_held", "all claims together leave, at {at}: {range}", "todas las afirmaciones juntas dejan, en {at}: {range}"},

  // Answers.
  {"exactly", "exactly {n}", "exactamente {n}"},
  {"from_to", "{n} to {m}", "de {n} a {m}"},
  {"at_least", "at least {n}", "al menos {n}"},
  {"at_most", "at most {n}", "como máximo {n}"},
  {"unbounded", "unbounded", "sin cota"},
  {"rests_on", "rests on {claims}", "se apoya en {claims}"},
  {"assumes", "assumes {assumptions}", "supone {assumptions}"},
  {"set_aside", "set aside, since they contradict: {claims}", "apartadas, porque se contradicen: {claims}"},
  {"withheld", "{n} claims are withheld from this audience.", "{n} afirmaciones no se muestran a este público."},
  {"answer_held", "Held ({account}) at {at}: {range}.", "Detenidas ({account}) en {at}: {range}."},
  {"answer_entries", "Entries ({account}, {kind}) from {from} to {to}: {range}.", "Entradas ({account}, {kind}) desde {from} hasta {to}: {range}."},
  {"answer_exits", "Exits ({account}, {kind}) from {from} to {to}: {range}.", "Salidas ({account}, {kind}) desde {from} hasta {to}: {range}."},
  {"any_number", "any number", "cualquier número"},
  {"no_claim", "no claim", "ninguna afirmación"},
  {"unaccounted_head", "Unaccounted for ({account}) from {from} to {to}:", "Sin explicar ({account}) desde {from} hasta {to}:"},
  {"unaccounted_entries", "entries: at least {n} ({range} in all; at most {stated} stated, by {claims})", "entradas: al menos {n} ({range} en total; como máximo {stated} afirmadas, por {claims})"},
  {"unaccounted_exits", "exits: at least {n} ({range} in all; at most {stated} stated, by {claims})", "salidas: al menos {n} ({range} en total; como máximo {stated} afirmadas, por {claims})"},
  {"unaccounted_means", "Not stated by the claims of this account in this dossier. Entries are entries to the count: late registration, transfer and re-arrest are as possible as arrest.", "No afirmado por las afirmaciones de esta cuenta en este expediente. Las entradas lo son al conteo: el registro tardío, el traslado y la nueva detención son tan posibles como la detención."},
  {"without_it", "without {id}", "sin {id}"},
  {"why_low", "At least {n}, because", "Al menos {n}, porque"},
  {"why_high", "At most {n}, because", "Como máximo {n}, porque"},
  {"gap_entries", "at least {n} entries before it that nobody states", "al menos {n} entradas antes que nadie afirma"},
  {"gap_exits", "at least {n} exits before it that nobody states", "al menos {n} salidas antes que nadie afirma"},
  {"the_timeline", "timeline", "cronología"},
  {"unknown_day", "unknown", "desconocido"},
  {"no_events", "No events.", "Ningún acontecimiento."},
  {"check_count", "Contradictions: {n}. Findings: {m}.", "Contradicciones: {n}. Hallazgos: {m}."},
  {"not_counting", "Not counting: {claims}", "No cuentan: {claims}"},
  {"report_claims", "{n} claims, {m} of them count.", "{n} afirmaciones, de las que cuentan {m}."},

  // Contradictions.
  {"contradiction_one", "{claims} cannot hold as stated. At least one thing about it is wrong, misdated, revised, or counts something else; habeas does not say which.", "{claims} no puede ser cierta tal como se afirma. Algo en ella es erróneo, tiene otra fecha, fue revisado o cuenta otra cosa; habeas no dice qué."},
  {"contradiction", "{claims} cannot all hold as stated. At least one is wrong, misdated, revised, or counts something else; habeas does not say which.", "{claims} no pueden ser todas ciertas tal como se afirman. Al menos una es errónea, tiene otra fecha, fue revisada o cuenta otra cosa; habeas no dice cuál."},
  {"contradiction_people", "They miss one another by {n} people.", "Difieren en {n} personas."},
  {"contradiction_days", "They miss one another by {n} days.", "Difieren en {n} días."},

  // Findings.
  {"no_bound", "{claims} states no number that bounds anything: \"{n}\".", "{claims} no da un número que acote nada: «{n}»."},
  {"two_times", "Bulletin {id} has claims with different times of day ({claims}): different times are different bulletins, so none is taken.", "El boletín {id} tiene afirmaciones con horas distintas ({claims}): horas distintas son boletines distintos; no se toma ninguna."},
  {"ends_before_start", "The date \"{date}\" of {claims} ends before it starts.", "La fecha «{date}» de {claims} termina antes de empezar."},
  {"said_before", "{claims} was said by {said}, before the thing it reports ({date}).", "{claims} se dijo hasta {said}, antes de lo que informa ({date})."},
  {"parts_do_not_sum", "The parts of {claims} by {axis} sum to {sum}, not to {n}.", "Las partes de {claims} por {axis} suman {sum}, no {n}."},
  {"part_over_whole", "A part of {claims} ({part}: {sum}) is larger than the whole ({n}).", "Una parte de {claims} ({part}: {sum}) es mayor que el total ({n})."},
  {"stock_as_flow", "{claims}: the same number ({n}) with the same parts, once as people held and once as people moved.", "{claims}: el mismo número ({n}) con las mismas partes, una vez como personas detenidas y otra como personas que se movieron."},
  {"members_over_size", "Group {id} has {n} known members and at most {m} people.", "El grupo {id} tiene {n} miembros conocidos y como máximo {m} personas."},
  {"member_twice", "{person} stands twice in group {id}.", "{person} figura dos veces en el grupo {id}."},
  {"one_origin", "{id} and what repeats it ({claims}) are one voice, not {n}.", "{id} y lo que la repite ({claims}) son una sola voz, no {n}."},

  // A date in words.
  {"date_level", "EDTF level {n}.", "EDTF nivel {n}."},
  {"date_refused", "not a date. At offset {n}: found {found}, expected {expected}.", "no es una fecha. En la posición {n}: hay {found}, se esperaba {expected}."},
  {"date_starts", "starts", "empieza"},
  {"date_ends", "ends", "termina"},
  {"date_standard", "the standard says:", "el estándar dice:"},
  {"date_left", "it leaves open:", "deja abierto:"},
  {"date_says_interval", "Something that lasts: it starts within its first part and ends within its second.", "Algo que dura: empieza dentro de su primera parte y termina dentro de la segunda."},
  {"date_says_one_of", "One of these days; which one is not said.", "Uno de estos días; no se dice cuál."},
  {"date_says_all_of", "All of these days.", "Todos estos días."},
  {"date_says_mask", "X is a digit that is not given: only days that match what is written can be meant, not all between the bounds.", "X es una cifra que no se da: solo pueden ser días que coinciden con lo escrito, no todos los que hay entre las cotas."},
  {"date_says_time", "A time of day on a clock that is not named; the day is the one written.", "Una hora de un reloj que no se nombra; el día es el escrito."},
  {"date_says_offset", "A time of day with its distance from UTC; the day is the local one written.", "Una hora con su diferencia respecto de UTC; el día es el local escrito."},
  {"date_says_uncertain", "Marked uncertain (?). The standard gives that no width, so no bound moves.", "Marcada como incierta (?). El estándar no le da amplitud; ninguna cota se mueve."},
  {"date_says_approximate", "Marked approximate (~). The standard gives that no width, so no bound moves.", "Marcada como aproximada (~). El estándar no le da amplitud; ninguna cota se mueve."},
  {"date_says_both", "Marked uncertain and approximate (%, or ? and ~). The standard gives that no width, so no bound moves.", "Marcada como incierta y aproximada (%, o ? y ~). El estándar no le da amplitud; ninguna cota se mueve."},
  {"date_says_season", "21 to 24 are spring, summer, autumn and winter, of no hemisphere. With one they are whole months; winter runs into the next year.", "21 a 24 son primavera, verano, otoño e invierno, sin hemisferio. Con uno son meses enteros; el invierno pasa al año siguiente."},
  {"date_says_grouping", "{n} is a part of the year: 25 to 28 seasons of the north, 29 to 32 of the south, 33 to 36 quarters, 37 to 39 thirds, 40 and 41 halves.", "{n} es una parte del año: 25 a 28 estaciones del norte, 29 a 32 del sur, 33 a 36 trimestres, 37 a 39 cuatrimestres, 40 y 41 semestres."},
  {"date_says_significant", "Only the first {n} digits of the year are certain; it is estimated to be {year}.", "Solo son seguras las primeras {n} cifras del año; se estima que es {year}."},
  {"date_says_long", "A year of more than four digits.", "Un año de más de cuatro cifras."},
  {"date_says_negative", "Years are counted through 0: 0000 is 1 BCE, -0001 is 2 BCE.", "Los años se cuentan pasando por 0: 0000 es 1 a. C., -0001 es 2 a. C."},
  {"date_open_nothing", "Nothing.", "Nada."},
  {"date_open_time", "When on {day}.", "A qué hora del {day}."},
  {"date_open_days", "Which of the {n} days from {from} to {to}.", "Cuál de los {n} días del {from} al {to}."},
  {"date_open_matching", "Which of the days that match, among the {n} from {from} to {to}.", "Cuál de los días que coinciden, entre los {n} del {from} al {to}."},
  {"date_open_start", "On which of {n} days it starts, from {from} to {to}.", "En cuál de {n} días empieza, del {from} al {to}."},
  {"date_open_end", "On which of {n} days it ends, from {from} to {to}.", "En cuál de {n} días termina, del {from} al {to}."},
  {"date_open_no_start", "Since when: '..' sets no start.", "Desde cuándo: «..» no fija un comienzo."},
  {"date_open_no_end", "Until when: '..' sets no end, and does not say that it goes on.", "Hasta cuándo: «..» no fija un fin, ni dice que siga."},
  {"date_open_unknown_start", "Since when: the start is not known.", "Desde cuándo: no se sabe el comienzo."},
  {"date_open_unknown_end", "Until when: the end is not known.", "Hasta cuándo: no se sabe el fin."},
  {"date_open_from", "Which of the days from {from} on.", "Cuál de los días desde el {from}."},
  {"date_open_until", "Which of the days until {to}.", "Cuál de los días hasta el {to}."},
  {"date_open_any", "Which day: there is no limit.", "Qué día: no hay límite."},
  {"date_open_hemisphere", "In which hemisphere (--hemisphere north or south), and so in which months.", "En qué hemisferio (--hemisphere north o south) y, así, en qué meses."},
  {"date_open_impossible", "Nothing, and it cannot be: it ends before it starts.", "Nada, y no puede ser: termina antes de empezar."},
});
// clang-format on

}  // namespace habeas
