"""The site in a real browser: pages load, fit a narrow screen, show their pictures, and can be searched."""

import pytest

pytestmark = pytest.mark.slow

WIDE, NARROW = 1280, 390
PICTURES = """
const done = arguments[0];
const all = [...document.images];
all.forEach(one => { one.loading = "eager"; });
Promise.allSettled(all.map(one => one.decode())).then(() =>
    done(all.filter(one => !one.complete || one.naturalWidth === 0).map(one => one.src)));
"""
TOO_WIDE = """
const width = document.documentElement.clientWidth;
const scrolls = one => { for (let e = one; e; e = e.parentElement) {
    if (["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(e).overflowX)) return true; } return false; };
return [document.documentElement.scrollWidth, [...document.querySelectorAll("article *")]
    .filter(one => one.getBoundingClientRect().right > width + 1 && !scrolls(one))
    .slice(0, 5).map(one => one.outerHTML.slice(0, 120))];
"""
ELSEWHERE = """
return performance.getEntriesByType("resource").map(one => one.name).filter(name => !name.startsWith(location.origin));
"""


@pytest.fixture(scope="module")
def pages(site):
    """Every page, by its path from the root of the site."""
    found = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")) if "_static" not in path.parts]
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
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 # only where selenium is

    look(browser, address, "index.html", WIDE)
    box = browser.find_element("css selector", "input.sidebar-search")
    box.send_keys(words)
    box.submit()

    def links(window):
        done = window.find_elements("css selector", "#search-results p.search-summary")
        found = window.find_elements("css selector", "#search-results ul.search li a")
        hrefs = [link.get_attribute("href") for link in found]
        return hrefs if done and any(page in href for href in hrefs) else None

    assert WebDriverWait(browser, 30).until(links)
    assert not [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]


def test_the_menu_opens_on_a_narrow_screen(browser, address):
    """Three bars, then the list of pages."""
    look(browser, address, "index.html", NARROW)
    link = browser.find_element("css selector", ".sidebar-tree a")
    assert link.rect["x"] < 0 or not link.is_displayed()
    browser.find_element("css selector", "label.nav-overlay-icon").click()
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415 # only where selenium is

    WebDriverWait(browser, 10).until(lambda _: link.is_displayed() and link.rect["x"] >= 0)
