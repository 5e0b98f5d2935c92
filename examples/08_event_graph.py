# SPDX-License-Identifier: MIT
"""8. What links the releases of one news article to the talks: a path in time that is possible and no more.

Because of a hedge, and of dates that nobody states; and how the answer changes with the day on which it is asked.
"""

import habeas

RESTART, RELEASES = "talks_restart", "releases"


def tell(proof: habeas.Proof) -> None:
    for step in proof.steps:
        print(f"      {step}")


def ask(when: str, graph: habeas.Graph) -> None:
    answer = graph.paths(RESTART, RELEASES)
    print(f"{when}: {answer.verdict.replace('_', ' ')}")
    for path in answer.paths:
        print(f"  {', '.join(path.events)} ({path.verdict})")
        for sentence in path.why:
            print(f"    {sentence}")
        for hop in path.hops:
            if hop.days.low_proof is not None and hop.days.low_proof.value >= 0:
                tell(hop.days.low_proof)
        for refused in path.against:
            tell(refused)


def main() -> None:
    # "Lately" as a number of days contradicts the year that stands marked as uncertain: without it the releases
    # have their days.
    article = habeas.examples.article().without("lately_is_60_days")
    graph = article.graph

    print(f"{len(graph.events)} events, {len(graph.links)} links")
    print("What the restart of the talks leads to:", ", ".join(graph.descendants(RESTART)))
    on_all = graph.dominators_between(RESTART, "lorenzo_release")
    print("What lies on every path from it to Juan Lorenzo's release:", ", ".join(on_all))
    print()

    ask("As known on 10 January 2026, the day before the article", article.as_known_on("2026-01-10").graph)
    ask("As known on 11 January 2026", article.as_known_on("2026-01-11").graph)

    # Suppose that later somebody dates the restart. Both dates are made up, to see what each would change.
    for day in ("2023-10-17", "2023-11-05"):
        supposed = {"id": "supposed", "kind": "dated", "speaker": "analyst", "event": RESTART, "date": day}
        supposing = article.with_({"claims": [{**supposed, "said": "2026-02-01"}]})
        ask(f"\nIf the talks had restarted on {day}", supposing.graph)

    # Who had to do with whom.
    network = graph.actor_network()
    print()
    for actor, share in network.betweenness().items():
        print(f"{actor:<15} tied with {network.degree[actor]}, betweenness {share:.3f}")

    # For statistics: a table by month, here of the month of the releases.
    columns = graph.panel(from_="2023-10", to="2023-10").columns
    print()
    print(",".join(columns))
    for row in zip(*columns.values()):
        print(",".join(map(str, row)))


main()
