"""Apportionment against examples and results that others published; each case names its source."""

import pytest

from chuanngheo.targets import Method, apportion

LARGEST_REMAINDER, SAINTE_LAGUE, DHONDT = Method

BALINSKI_YOUNG = (
    "M. L. Balinski, H. P. Young, The Quota Method of Apportionment,"
    " American Mathematical Monthly 82(7), 1975, pp. 701–730, example {}"
)
FAPP = "COMAP, For All Practical Purposes, 10th ed., W. H. Freeman, ch. 14, {}"
AUSTRIA = "Nationalratswahl {}, official result, parties above the threshold (Bundesministerium für Inneres)"
KNESSET = "Election to Knesset {}, official result, lists with surplus agreements taken together (Bader–Ofer)"

FIRST = (5117, 4400, 162, 161, 160)
SECOND = (9061, 7179, 5259, 3319, 1182)
PARTIES = (5_576_330, 1_387_342, 3_334_241, 7_512_860, 310_968)
SIX = (1500, 1500, 900, 500, 500, 200)
# Connecticut, Delaware, Georgia, Kentucky, Maryland, Massachusetts, New Hampshire, New Jersey, New York,
# North Carolina, Pennsylvania, Rhode Island, South Carolina, Vermont, Virginia: census of 1790
STATES = (
    236_841, 55_540, 70_835, 68_705, 278_514, 475_327, 141_822, 179_570,
    331_589, 353_523, 432_879, 68_446, 206_236, 85_533, 630_560,
)  # fmt: skip

CASES = [
    (BALINSKI_YOUNG.format(1), LARGEST_REMAINDER, 100, FIRST, (51, 44, 2, 2, 1)),
    (BALINSKI_YOUNG.format(1), DHONDT, 100, FIRST, (52, 45, 1, 1, 1)),
    (BALINSKI_YOUNG.format(1), SAINTE_LAGUE, 100, FIRST, (51, 43, 2, 2, 2)),
    (BALINSKI_YOUNG.format(2), LARGEST_REMAINDER, 26, SECOND, (9, 7, 5, 4, 1)),
    (BALINSKI_YOUNG.format(2), DHONDT, 26, SECOND, (10, 7, 5, 3, 1)),
    (BALINSKI_YOUNG.format(2), SAINTE_LAGUE, 26, SECOND, (9, 8, 5, 3, 1)),
    (FAPP.format("exercise 14.45, 89 seats"), LARGEST_REMAINDER, 89, PARTIES, (27, 7, 16, 37, 2)),
    (FAPP.format("exercise 14.45, 90 seats"), LARGEST_REMAINDER, 90, PARTIES, (28, 7, 17, 37, 1)),
    (FAPP.format("exercise 14.45, 91 seats"), LARGEST_REMAINDER, 91, PARTIES, (28, 7, 17, 38, 1)),
    (
        FAPP.format("example 6, table 14.5: the bill vetoed in 1792"),
        LARGEST_REMAINDER, 120, STATES, (8, 2, 2, 2, 9, 16, 5, 6, 11, 12, 14, 2, 7, 3, 21),
    ),
    (
        ("Apportionment act of 1792; R. N. Aufmann and others, Mathematical Excursions, 4th ed.,"
        " section 4.1, exploration 1"),
        DHONDT, 105, STATES, (7, 1, 2, 2, 8, 14, 4, 5, 10, 10, 13, 2, 6, 2, 19),
    ),
    ("Wikipedia, Largest remainder method, 25 seats", LARGEST_REMAINDER, 25, SIX, (7, 7, 4, 3, 3, 1)),
    ("Wikipedia, Largest remainder method, 26 seats", LARGEST_REMAINDER, 26, SIX, (8, 8, 5, 2, 2, 1)),
    (
        "A. R. Angel and others, A Survey of Mathematics with Applications, section 14.3, example 4",
        DHONDT, 250, (1_003_200, 1_228_600, 4_990_700, 813_000, 764_500), (28, 35, 143, 23, 21),
    ),
    (
        ("N. R. Miller, Election Inversions under Proportional Representation, Scandinavian Political"
        " Studies 38(1), 2015, pp. 4–25; Electowiki, Sainte-Laguë method"),
        SAINTE_LAGUE, 35, (503, 304, 193), (17, 11, 7),
    ),
    (
        ("New Zealand Electoral Commission, general election of 2023: seats by the party vote (six of the"
        " last party were elected, two of them overhang)"),
        SAINTE_LAGUE, 120, (1_085_851, 767_540, 330_907, 246_473, 173_553, 87_844), (48, 34, 15, 11, 8, 4),
    ),
    (
        "European election of 2019 in Austria, official result (Bundesministerium für Inneres)",
        DHONDT, 18, (1_305_956, 903_151, 650_114, 532_193, 319_024), (7, 5, 3, 2, 1),
    ),
    (AUSTRIA.format(2019), DHONDT, 183, (1789417, 1011868, 772666, 387124, 664055), (71, 40, 31, 15, 26)),
    (AUSTRIA.format(2017), DHONDT, 183, (1361746, 1595526, 1316442, 268518, 223543), (52, 62, 51, 10, 8)),
    (
        AUSTRIA.format(2013),
        DHONDT, 183, (1258605, 1125876, 962313, 582657, 268679, 232946), (52, 47, 40, 24, 11, 9),
    ),
    (AUSTRIA.format(2008), DHONDT, 183, (1430206, 1269656, 509936, 857029, 522933), (57, 51, 20, 34, 21)),
    (AUSTRIA.format(2006), DHONDT, 183, (1616493, 1663986, 519598, 520130, 193539), (66, 68, 21, 21, 7)),
    (AUSTRIA.format(2002), DHONDT, 183, (1792499, 491328, 2076833, 454980), (69, 18, 79, 17)),
    (AUSTRIA.format(1999), DHONDT, 183, (1532448, 1243672, 1244087, 342260), (65, 52, 52, 14)),
    (AUSTRIA.format(1995), DHONDT, 183, (1843474, 1370510, 1060377, 233208, 267026), (71, 52, 41, 9, 10)),
    (AUSTRIA.format(1994), DHONDT, 183, (1617804, 1281846, 1042332, 338538, 276580), (65, 52, 42, 13, 11)),
    (
        KNESSET.format(19),
        DHONDT, 120, (1231148, 975576, 527760, 361570, 138450, 210469, 78974), (43, 34, 18, 12, 4, 7, 2),
    ),
    (
        KNESSET.format(20),
        DHONDT, 120, (1269318, 951842, 446583, 371602, 530266, 451756), (38, 29, 13, 11, 16, 13),
    ),
    (
        KNESSET.format(21),
        DHONDT, 120, (1299838, 1125881, 507324, 337108, 347343, 173004, 152756), (40, 35, 16, 10, 10, 5, 4),
    ),
    (KNESSET.format(22), DHONDT, 120, (1461368, 1374272, 470211, 598974, 405277), (41, 39, 13, 16, 11)),
]  # fmt: skip


@pytest.mark.parametrize(("source", "method", "seats", "weights", "expected"), CASES)
def test_published(source, method, seats, weights, expected):
    named = {f"{number:02}": weight for number, weight in enumerate(weights)}
    assert tuple(apportion(seats, named, method=method).values()) == expected, source


def test_there_are_enough_of_them():
    assert len(CASES) >= 20
    assert {method for _, method, *_ in CASES} == set(Method)


class TestParadoxesOfTheLargestRemainder:
    """What the divisor methods never do: one more to share, and a unit gets fewer."""

    def test_alabama(self):
        named = dict(zip("ABCDEF", SIX, strict=True))
        assert apportion(25, named)["D"] == 3
        assert apportion(26, named)["D"] == 2

    def test_a_party_loses_when_the_house_grows(self):
        named = dict(zip("ABCDE", PARTIES, strict=True))
        assert [apportion(seats, named)["E"] for seats in (89, 90)] == [2, 1]

    @pytest.mark.parametrize("method", [SAINTE_LAGUE, DHONDT])
    def test_divisor_methods_do_not(self, method):
        named = dict(zip("ABCDE", PARTIES, strict=True))
        before = apportion(0, named, method=method)
        for seats in range(1, 120):
            after = apportion(seats, named, method=method)
            assert all(after[unit] >= before[unit] for unit in named)
            before = after
