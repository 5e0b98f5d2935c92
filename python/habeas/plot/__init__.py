# SPDX-License-Identifier: MIT
"""Pictures of answers, by Vega-Lite and Altair: drawn without network, saved as SVG, PNG or HTML.

Making one needs no other package; drawing it needs the extra `habeas[plot]`.

Examples
--------
>>> from habeas import examples, plot
>>> picture = plot.movements(examples.small().ledger("watch"))
>>> picture.to_dict()["title"]["text"]
['The Watch: who came and went']
"""

from habeas.plot._band import band
from habeas.plot._bounds import bounds
from habeas.plot._changes import changes
from habeas.plot._counters import counters
from habeas.plot._event_graph import event_graph
from habeas.plot._known import known
from habeas.plot._ladder import ladder
from habeas.plot._movements import movements
from habeas.plot._picture import Picture
from habeas.plot._states import states
from habeas.plot._timeline import timeline

__all__ = [
    "Picture",
    "band",
    "bounds",
    "changes",
    "counters",
    "event_graph",
    "known",
    "ladder",
    "movements",
    "states",
    "timeline",
]
