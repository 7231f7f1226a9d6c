"""The site in a real browser: pages load, fit a narrow screen, show their pictures, and can be searched."""

import pytest

pytestmark = pytest.mark.slow

WIDE, NARROW = 1280, 390
RESULTS = "#search-results ul.search li a"
PICTURES = """
const done = arguments[0];
const all = [...document.images];
all.forEach(one => { one.loading = "eager"; });
Promise.allSettled(all.map(one => one.decode())).then(() =>
    done(all.filter(one => !one.complete || one.naturalWidth === 0).map(one => one.src)));
"""
TOO_WIDE = """
const width = document.documentElement.clientWidth;
const held = one => {
    for (let box = one; box.tagName !== "ARTICLE"; box = box.parentElement)
        if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(box).overflowX)) return true;
    return false;
};
return [document.documentElement.scrollWidth, [...document.querySelectorAll("article *")]
    .filter(one => one.getBoundingClientRect().right > width + 1 && !held(one))
    .slice(0, 5).map(one => one.outerHTML.slice(0, 120))];
"""
ELSEWHERE = """
return performance.getEntriesByType("resource").map(one => one.name)
    .filter(name => !name.startsWith(location.origin));
"""
WIDEN = """
const box = document.createElement("p");
box.style.width = "2000px";
box.textContent = "wide";
document.querySelector("article").append(box);
"""


@pytest.fixture(scope="module")
def pages(site):
    """Every page, by its path from the root of the site."""
    paths = [path.relative_to(site) for path in sorted(site.rglob("*.html"))]
    found = [path.as_posix() for path in paths if "_static" not in path.parts]
    assert len(found) > 50
    return found


def look(browser, address, page, width):
    """Open a page in a window of that width; what the console said before is forgotten."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 844, "deviceScaleFactor": 1, "mobile": width == NARROW},
    )
    browser.get_log("browser")
    browser.get(f"{address}/{page}")


def wait(browser):
    """What asks the browser again and again, for half a minute; a page that changes meanwhile is no fault."""
    from selenium.common.exceptions import StaleElementReferenceException  # noqa: PLC0415 # where selenium is
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415

    return WebDriverWait(browser, 30, ignored_exceptions=[StaleElementReferenceException])


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_page_loads_fits_and_shows_its_pictures(browser, address, pages, width):
    """No error on the console, no picture missing, nothing to scroll sideways to, nothing from elsewhere."""
    wrong = []
    for page in pages:
        look(browser, address, page, width)
        missing = browser.execute_async_script(PICTURES)
        across, wide = browser.execute_script(TOO_WIDE)
        said = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
        elsewhere = browser.execute_script(ELSEWHERE)
        if not browser.title or missing or said or elsewhere or across > width or wide:
            wrong.append((page, missing, said, elsewhere, across, wide))
    assert not wrong


def test_the_sight_of_the_test_itself(browser, address):
    """A paragraph wider than the screen is seen."""
    look(browser, address, "index.html", NARROW)
    assert browser.execute_script(TOO_WIDE)[1] == []
    browser.execute_script(WIDEN)
    assert browser.execute_script(TOO_WIDE)[1]


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("điểm phần trăm", "traps/diem-phan-tram"),
        ("hộ cận nghèo", "standards/VN-2021-2025"),
        ("boundary_households", "api/testing"),
        ("households_of", "api/targets"),
    ],
)
def test_the_search_finds(browser, address, words, page):
    look(browser, address, "index.html", WIDE)
    box = browser.find_element("css selector", "input.sidebar-search")
    box.send_keys(words)
    box.submit()

    def links(window):
        return [link.get_attribute("href") for link in window.find_elements("css selector", RESULTS)]

    wait(browser).until(lambda window: any(page in href for href in links(window)))
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def test_the_menu_opens_on_a_narrow_screen(browser, address):
    """Three bars, then the list of pages."""
    look(browser, address, "index.html", NARROW)
    link = browser.find_element("css selector", ".sidebar-tree a")
    assert link.rect["x"] < 0 or not link.is_displayed()
    browser.find_element("css selector", "label.nav-overlay-icon").click()
    wait(browser).until(lambda _: link.is_displayed() and link.rect["x"] >= 0)
