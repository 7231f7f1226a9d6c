"""The one door to matplotlib: a sheet of paper in pixels, and a picture that says itself in words.

Why matplotlib: it hatches, so that no picture depends on colour; it writes the same SVG and PNG from the
same data without a browser; and it brings a font (DejaVu Sans) that has every Vietnamese letter.  Only its
``Figure`` is used, never ``pyplot``: no window, no global state.
"""

import re
from base64 import b64encode
from collections.abc import Mapping
from contextlib import AbstractContextManager
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import attrs

from chuanngheo.errors import UnknownCodeError
from chuanngheo.files.writing import write_whole

if TYPE_CHECKING:
    from matplotlib.figure import Figure

INK = "#10131a"
"""The colour of lines and letters."""
PAPER = "#ffffff"
"""The colour below them."""
ACCENT = "#b3261e"
"""Colours differ in lightness first; what the accent marks is also told by shape and by words."""

_PIXELS = 100  # an inch
_STYLE: Mapping[str, Any] = {
    "font.family": "DejaVu Sans",
    "hatch.linewidth": 1.0,
    "path.simplify": False,
    "svg.fonttype": "none",  # letters stay letters: they can be searched, and read aloud
    "svg.hashsalt": "chuanngheo",  # the same names inside the file every time
}
_KINDS = (".svg", ".png")


def _styled() -> AbstractContextManager[None]:
    """Our own style while something is drawn, and the caller's again after it."""
    try:
        import matplotlib as mpl  # noqa: PLC0415 # loaded when something is drawn
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(
            "pictures need matplotlib: pip install 'chuanngheo[plot]'", name=error.name
        ) from None

    library: Any = mpl  # its types are partly unknown
    style: AbstractContextManager[None] = library.rc_context(dict(_STYLE))
    return style


@attrs.frozen(eq=False, repr=False)
class Picture:
    """A drawing: its title, the same in words (``alt``), and the matplotlib ``figure``.

    A notebook shows it with its words.

    In use: :func:`chuanngheo.plot.table`.
    """

    title: str
    alt: str
    figure: "Figure"

    def svg(self) -> str:
        """The picture as SVG, with its title and words inside; the same text every time."""
        drawn = self._drawn(format="svg", metadata={"Date": None, "Creator": None, "Type": None}).decode()
        drawn = re.sub(r" *<metadata>.*?</metadata>\n", "", drawn, flags=re.DOTALL)
        opening, rest = drawn[drawn.index("<svg ") :].split(">", 1)
        said = f"<title>{escape(self.title)}</title>\n<desc>{escape(self.alt)}</desc>"
        return f'{opening} role="img">\n{said}{rest}'

    def png(self) -> bytes:
        """The picture as PNG, two pixels for one, its words inside."""
        words = {"Software": None, "Title": self.title, "Description": self.alt}
        return self._drawn(format="png", dpi=2 * _PIXELS, metadata=words)

    def _drawn(self, **how: object) -> bytes:
        file, figure = BytesIO(), cast("Any", self.figure)  # the library's types are partly unknown
        with _styled():
            figure.savefig(file, **how)
        return file.getvalue()

    def save(self, path: str | Path) -> None:
        """Write the picture whole: SVG or PNG by the ending of ``path``.

        Raises:
            UnknownCodeError: another ending.
            InvalidFileError: it cannot be written there.
        """
        target = Path(path)
        kind = target.suffix.lower()
        if kind not in _KINDS:
            raise UnknownCodeError(
                "kind of picture", "loại hình vẽ", target.suffix, _KINDS, where=str(target)
            )
        write_whole({target: self.svg() if kind == ".svg" else self.png()})

    def _repr_html_(self) -> str:
        drawn = b64encode(self.svg().encode()).decode()
        return f'<img alt="{escape(self.alt)}" src="data:image/svg+xml;base64,{drawn}">'

    def __repr__(self) -> str:
        return f"<Picture {self.title!r}>"


class Canvas:
    """A sheet of ``width`` × ``height`` pixels, the first at the top left; what is drawn later lies above."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        with _styled():
            from matplotlib.figure import Figure  # noqa: PLC0415 # loaded when something is drawn

            self._figure: Any = Figure(
                figsize=(width / _PIXELS, height / _PIXELS), dpi=_PIXELS, facecolor=PAPER
            )
            self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._layer = 1

    def picture(self, title: str, alt: str) -> Picture:
        """What was drawn, with its title and its words."""
        return Picture(title, alt, self._figure)

    def box(
        self, x: float, y: float, width: float, height: float, *, fill: str = "none", hatch: str = "",
        edge: str = INK, line: float = 1, dashed: bool = False,
    ) -> None:  # fmt: skip
        """A rectangle by its upper left corner."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415 # as above

        style = "--" if dashed else "-"
        patch = Rectangle(
            (x, y), width, height, facecolor=fill, edgecolor=edge, hatch=hatch or None, linewidth=line,
            linestyle=style, zorder=self._next(),
        )  # fmt: skip
        self._axes.add_patch(patch)

    def text(
        self, x: float, y: float, words: str, *, size: float = 13, bold: bool = False, ink: str = INK,
        align: str = "left", halo: bool = False,
    ) -> None:  # fmt: skip
        """Words whose middle line is at ``y``; ``align`` says which end of them is at ``x``."""
        around = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5} if halo else None
        with _styled():
            self._axes.text(
                x, y, words, parse_math=False, size=size * 72 / _PIXELS, color=ink,
                weight="bold" if bold else "normal", ha=align, va="center", bbox=around, zorder=self._next(),
            )  # fmt: skip

    def line(
        self, xs: list[float], ys: list[float], *, dashed: bool = False, mark: str = "", thick: float = 1.5
    ) -> None:
        """A line through points, with a mark at each: ``o`` open, ``s`` filled."""
        self._axes.plot(
            xs, ys, color=INK, linestyle="--" if dashed else "-", linewidth=thick, marker=mark or None,
            markersize=7, markerfacecolor=INK if mark == "s" else PAPER, zorder=self._next(),
        )  # fmt: skip

    def mark(self, x: float, y: float) -> None:
        """A diamond, ringed in white."""
        self._axes.plot(
            [x], [y], marker="D", markersize=10, markerfacecolor=ACCENT, markeredgecolor=PAPER,
            markeredgewidth=2, zorder=self._next(),
        )  # fmt: skip

    def arrow(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """An arrow, ringed in white so that it is seen on any ground."""
        from matplotlib.patheffects import withStroke  # noqa: PLC0415 # as above

        self._axes.annotate(
            "", xy=end, xytext=start, zorder=self._next(),
            arrowprops={
                "arrowstyle": "-|>", "color": ACCENT, "linewidth": 2.0, "shrinkA": 6, "shrinkB": 0,
                "path_effects": [withStroke(linewidth=5.0, foreground=PAPER)],
            },
        )  # fmt: skip

    def _next(self) -> int:
        self._layer += 1
        return self._layer
