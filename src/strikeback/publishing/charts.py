"""Pictures of the brief as SVG text: same data, same bytes; colours that survive printing in grey."""

import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

import matplotlib as mpl
import networkx as nx
import numpy as np
from matplotlib.figure import Figure

BLUE: Final = "#2b5c8a"
RED: Final = "#b3402e"
GREY: Final = "#7a7f87"
_STYLE: Final[Any] = {  # matplotlib types its keys one by one
    "svg.hashsalt": "strikeback",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
LAYOUT_SEED: Final = 7
MAX_NODES: Final = 400  # a picture with more shows nothing; the largest groups are drawn


def bars(values: Mapping[str, int], *, title: str, highlight: Mapping[str, int] | None = None) -> str:
    """Return horizontal bars, longest first; ``highlight`` draws a part of each bar in another colour."""
    names = sorted(values, key=lambda name: (values[name], name))
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(6.4, 0.9 + 0.26 * max(len(names), 1)), layout="constrained")
        axes = figure.subplots()
        axes.barh(names, [values[n] for n in names], color=BLUE)
        if highlight:
            axes.barh(names, [highlight.get(n, 0) for n in names], color=RED)
        for position, name in enumerate(names):
            axes.annotate(f" {values[name]:,}", (values[name], position), va="center")
        axes.set_title(title, loc="left")
        axes.margins(x=0.12)
        return _svg(figure, title)


def matrix(pairs: Mapping[tuple[str, str], int], *, title: str) -> str:
    """Return a square of agencies against agencies; each cell counts what the two share."""
    names = sorted({name for pair in pairs for name in pair})
    if not names:
        return bars({}, title=f"{title}: nothing")
    grid = np.zeros((len(names), len(names)))
    for (left, right), count in pairs.items():
        i, j = names.index(left), names.index(right)
        grid[i, j] += count
        grid[j, i] += count
    with mpl.rc_context(_STYLE):
        side = 1.6 + 0.42 * len(names)
        figure = Figure(figsize=(side + 0.8, side), layout="constrained")
        axes = figure.subplots()
        axes.pcolormesh(np.sqrt(grid), cmap="Blues", vmin=0, edgecolors="white", linewidth=0.5)
        axes.set_aspect("equal")
        axes.invert_yaxis()
        middles = np.arange(len(names)) + 0.5
        axes.set_xticks(middles, names, rotation=60, ha="right")
        axes.set_yticks(middles, names)
        darkest = float(np.sqrt(grid.max()))
        for i, j in zip(*np.nonzero(grid), strict=True):
            colour = "white" if np.sqrt(grid[i, j]) > 0.6 * darkest else "black"
            axes.text(
                j + 0.5, i + 0.5, f"{int(grid[i, j]):,}", ha="center", va="center", color=colour, fontsize=8
            )
        axes.set_title(title, loc="left")
        return _svg(figure, title)


def timeline(counts: Mapping[str, int], *, title: str) -> str:
    """Return a line of counts over periods; keys sort in time (``2014-03``)."""
    periods = sorted(counts)
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(6.4, 2.4), layout="constrained")
        axes = figure.subplots()
        axes.fill_between(range(len(periods)), [counts[p] for p in periods], color=BLUE, alpha=0.85)
        step = max(1, len(periods) // 12)
        axes.set_xticks(range(0, len(periods), step), periods[::step], rotation=45, ha="right")
        axes.set_ylim(bottom=0)
        axes.set_title(title, loc="left")
        return _svg(figure, title)


def intervals(rows: Sequence[tuple[str, float | None, float, float, float | None]], *, title: str) -> str:
    """Return ranges with their estimate and truth, where known.

    Args:
        rows: Label, estimate or None, low, high, truth or None.
        title: Heading.
    """
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(6.4, 0.9 + 0.5 * max(len(rows), 1)), layout="constrained")
        axes = figure.subplots()
        for position, (_, estimate, low, high, truth) in enumerate(rows):
            axes.plot([low, high], [position, position], color=BLUE, linewidth=5, alpha=0.45)
            if estimate is not None:
                axes.plot([estimate], [position], "o", color=BLUE)
            if truth is not None:
                axes.plot([truth], [position], "|", color=RED, markersize=18, markeredgewidth=2.5)
        axes.set_yticks(range(len(rows)), [row[0] for row in rows])
        axes.margins(y=0.4, x=0.1)
        axes.set_title(title, loc="left")
        return _svg(figure, title)


def network(groups: Sequence[Sequence[tuple[str, str]]], *, title: str) -> str:
    """Return groups as a picture of dots and lines.

    Args:
        groups: For each group its edges, as pairs of node ids.
        title: Heading.
    """
    graph: Any = nx.Graph()
    for number, edges in enumerate(groups):
        fresh = {node for edge in edges for node in edge} - set(graph)
        if graph and len(graph) + len(fresh) > MAX_NODES:
            break
        graph.add_edges_from(edges)
        nx.set_node_attributes(graph, dict.fromkeys(fresh, number), "group")
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(6.4, 4.6), layout="constrained")
        axes = figure.subplots()
        axes.set_axis_off()
        if graph:
            _draw(graph, axes)
        axes.set_title(title, loc="left")
        return _svg(figure, title)


def _draw(graph: Any, axes: Any) -> None:  # noqa: ANN401 - networkx and matplotlib carry no types
    places = nx.spring_layout(graph, seed=LAYOUT_SEED, k=1.6 / np.sqrt(len(graph)), iterations=60)
    for left, right in graph.edges:
        axes.plot(*zip(places[left], places[right], strict=True), color=GREY, linewidth=0.4, zorder=1)
    nodes = list(graph)
    colours = [graph.nodes[node]["group"] % 10 for node in nodes]
    sizes = [8 + 4 * graph.degree[node] for node in nodes]
    x, y = zip(*(places[node] for node in nodes), strict=True)
    axes.scatter(x, y, s=sizes, c=colours, cmap="tab10", vmin=0, vmax=9, zorder=2)


def _svg(figure: Figure, title: str) -> str:
    """The drawing without XML head, with a title for screen readers."""
    buffer = io.StringIO()
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None, "Title": title})
    text = buffer.getvalue()
    return text[text.index("<svg") :].replace("<svg ", '<svg role="img" ', 1)
