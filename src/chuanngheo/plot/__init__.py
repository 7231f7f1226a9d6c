"""Pictures, by the extra ``plot``: each says itself in words (``alt``) and can be read in shades of grey.

``standard`` draws a standard with a household and its ways out, ``path`` a path with what was counted,
``table`` an audited table with its wrong cells, ``contributions`` what each indicator adds to a measure,
``transition`` households from class to class.

>>> from chuanngheo import NATIONAL_2021_2025, plot
>>> picture = plot.standard(NATIONAL_2021_2025, "rural", lang="en")
>>> picture.title
'Multidimensional poverty standard 2021–2025: rural'
"""

from chuanngheo.plot.canvas import Picture
from chuanngheo.plot.contributions import contributions
from chuanngheo.plot.paths import path
from chuanngheo.plot.standards import standard
from chuanngheo.plot.tables import table
from chuanngheo.plot.transitions import transition

__all__ = ["Picture", "contributions", "path", "standard", "table", "transition"]
