"""Reads reports in headless Chromium as a director, a telephone, a printer and a screen reader would.

usage: report.py SIMPLAN SCENARIOS

Chromium is Debian's (/usr/bin/chromium), pdftotext of poppler-utils counts pages.
"""

import pathlib
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

MAIN_PAGES, ANNEX_PAGES = 12, 25
# An A4 page has some 25 columns of a Chinese text; smaller letters than these are not read on a telephone.
SMALLEST_LETTERS = 8.0

simplan, scenarios = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
faults: list[str] = []


def check(holds: bool, what: str) -> None:
    if not holds:
        faults.append(what)
        print(f"FAULT {what}")


def run(*arguments: object) -> None:
    subprocess.run([simplan, *map(str, arguments)], check=True, capture_output=True, text=True)


def reports(folder: pathlib.Path) -> list[tuple[str, pathlib.Path]]:
    """Both languages of the central case, beside which a study stands, and of the scenario that looks back."""
    found = []
    central, hindsight = folder / "plan-2020", folder / "plan-2020-hindsight"
    run("ensemble", scenarios / "2020-uncertain.toml", "--samples", 32, "--output", folder / "ensemble")
    run("run", scenarios / "2020.toml", "--output", central)
    run("run", scenarios / "2020-hindsight.toml", "--output", hindsight)
    for results in central, hindsight:
        for language in "en", "zh":
            page = folder / f"{results.name}.{language}.html"
            run("report", results, "--language", language, "--output", page)
            found.append((language, page))
    return found


def look(browser, language: str, path: pathlib.Path) -> None:
    name = path.stem
    said: list[str] = []
    asked: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    check(said == [], f"{name}: the console says {said}")
    check(asked == [path.as_uri()], f"{name}: asks for {asked[1:]}")
    check(page.locator("script").count() == 0, f"{name}: holds a script")
    check(
        page.get_attribute("html", "lang") == {"en": "en", "zh": "zh-CN"}[language], f"{name}: has no language"
    )
    # By keyboard: the first stop leads past the contents.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    check(page.url.endswith("#answer"), f"{name}: the skip link leads to {page.url}")
    levels = page.eval_on_selector_all("h1, h2, h3, h4", "all => all.map(one => Number(one.tagName[1]))")
    check(levels[0] == 1 and levels.count(1) == 1, f"{name}: has {levels.count(1)} headings of the first level")
    check(all(b - a <= 1 for a, b in zip(levels, levels[1:])), f"{name}: skips a level of headings")
    unnamed = page.eval_on_selector_all("svg", "all => all.filter(one => !one.querySelector('desc')).length")
    check(unnamed == 0, f"{name}: {unnamed} charts say nothing to a screen reader")
    heads = page.eval_on_selector_all("th", "all => all.filter(one => !one.scope).length")
    check(heads == 0, f"{name}: {heads} heads of tables have no scope")

    if name.startswith("plan-2020."):
        sure = {"en": "In 32 samples of 35 uncertain inputs", "zh": "对35项不确定输入抽取32个样本"}[language]
        check(sure in page.inner_text("section[aria-labelledby=certainty]"), f"{name}: says nothing of the study beside it")

    # On a telephone.
    page.set_viewport_size({"width": 420, "height": 800})
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
          .filter(one => one.closest('svg, .broad') === null)
          .filter(one => one.getBoundingClientRect().right > 421)
          .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"""
    )
    check(wide == [], f"{name}: wider than a telephone: {wide}")
    check(page.evaluate("document.documentElement.scrollWidth") <= 420, f"{name}: scrolls sideways at 420 px")
    small = page.evaluate(
        """smallest => [...document.querySelectorAll('figure:not(.broad) svg')].map(one => {
          const scale = one.getBoundingClientRect().width / one.viewBox.baseVal.width;
          const letters = [...one.querySelectorAll('text')].map(text => parseFloat(getComputedStyle(text).fontSize));
          return [one.getAttribute('aria-labelledby').split(' ')[0], scale * Math.min(...letters)];
        }).filter(one => one[1] < smallest)""",
        SMALLEST_LETTERS,
    )
    check(small == [], f"{name}: charts with small letters on a telephone: {small}")
    page.close()

    # On paper: what one must read, and the annex.
    page = browser.new_page()
    page.goto(path.as_uri())
    sheets = path.with_suffix(".pdf")
    page.pdf(path=str(sheets), prefer_css_page_size=True, print_background=True)
    page.close()
    text = subprocess.run(["pdftotext", "-layout", sheets, "-"], check=True, capture_output=True, text=True).stdout
    pages = text.split("\f")[:-1]
    annex = {"en": "Annex", "zh": "附录"}[language]
    first = next((number for number, sheet in enumerate(pages) if sheet.split("\n")[0].strip() == annex), len(pages))
    print(f"{name}: {first} pages and an annex of {len(pages) - first}")
    check(first <= MAIN_PAGES, f"{name}: {first} pages before the annex")
    check(len(pages) - first <= ANNEX_PAGES, f"{name}: an annex of {len(pages) - first} pages")

    # axe needs a script in the page, which the page itself forbids.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    for found in Axe().run(page).response["violations"]:
        places = [node["html"][:100] for node in found["nodes"][:3]]
        check(
            found["impact"] not in ("serious", "critical"),
            f"{name}: {found['id']} ({found['impact']}), {len(found['nodes'])} times: {places}",
        )
        print(f"{name}: axe: {found['id']} ({found['impact']})")
    context.close()


with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for language, path in reports(pathlib.Path(scratch)):
        look(browser, language, path)
    browser.close()
sys.exit(f"{len(faults)} faults" if faults else 0)
