"""Draws SVGs with the viewers that are here (librsvg, Inkscape, Chromium, Firefox) and compares each with our own PNG of
the same picture. Needs Pillow. Two measures of the share of the page that is not the same:

shapes  where a large part of a small square is another colour: something is missing, moved, or drawn in another colour.
dots    where any dot is clearly another one: besides shapes the letters, which each viewer sets in the fonts that it finds
        and smooths in its own way.

    viewers.py FOLDER PICTURE.svg=PICTURE.png …
"""
import os, shutil, subprocess, sys, tempfile
from PIL import Image, ImageChops, ImageFilter

# An A3 sheet across; an A4 sheet upright has the same dots to the millimetre.
ROOM = (1600, 1131)
# Of the page, in hundredths.
MOST_SHAPES, MOST_DOTS = 0.1, 0.5


def rsvg(svg, png, size):
    subprocess.run(["rsvg-convert", "-w", str(size[0]), "-h", str(size[1]), "-o", png, svg], check=True)


def inkscape(svg, png, size):
    subprocess.run(["inkscape", svg, "--export-type=png", f"--export-width={size[0]}", "-o", png], check=True, capture_output=True)


def page(svg, folder, size):
    """A page that shows the picture in just so many dots."""
    name = os.path.join(folder, "page.html")
    with open(name, "w", encoding="utf-8") as out:
        out.write(f'<!DOCTYPE html><body style="margin:0"><img src="file://{svg}" style="display:block;width:{size[0]}px;height:{size[1]}px">')
    return "file://" + name


def chromium(svg, png, size):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([os.environ.get("CHROMIUM", "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                        "--disable-background-networking", "--no-first-run", f"--user-data-dir={folder}/own", "--virtual-time-budget=3000",
                        f"--window-size={size[0]},{size[1]}", f"--screenshot={png}", page(svg, folder, size)],
                       check=True, capture_output=True, timeout=120)


def firefox(svg, png, size):
    with tempfile.TemporaryDirectory() as folder:
        program = shutil.which("firefox") or "firefox-esr"
        subprocess.run([program, "--headless", "--no-remote", "--profile", folder, f"--window-size={size[0]},{size[1]}",
                        "--screenshot", png, page(svg, folder, size)], check=True, capture_output=True, timeout=180)


VIEWERS = {"librsvg": (["rsvg-convert"], rsvg), "Inkscape": (["inkscape"], inkscape),
           "Chromium": ([os.environ.get("CHROMIUM", "chromium")], chromium), "Firefox": (["firefox", "firefox-esr"], firefox)}


def share(one, other, radius, levels):
    """How many hundredths of two pictures differ by more than so many levels when both are seen through a blur."""
    seen = [picture.filter(ImageFilter.BoxBlur(radius)) if radius else picture for picture in (one, other)]
    apart = max_of(ImageChops.difference(*seen))
    differing = sum(apart.histogram()[levels + 1:])
    return 100 * differing / (apart.width * apart.height)


def max_of(picture):
    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def main():
    folder, bad = sys.argv[1], 0
    here = {name: draw for name, (programs, draw) in VIEWERS.items() if any(map(shutil.which, programs))}
    print("viewers:", ", ".join(here), "· not here:", ", ".join(VIEWERS.keys() - here.keys()) or "none")
    for pair in sys.argv[2:]:
        svg, png = map(os.path.realpath, pair.split("="))
        ours = Image.open(png).convert("RGB")
        ours.thumbnail(ROOM, Image.LANCZOS)
        for name, draw in here.items():
            to = os.path.join(os.path.realpath(folder), f"{os.path.basename(svg)}.{name}.png")
            draw(svg, to, ours.size)
            theirs = Image.open(to).convert("RGB")
            if theirs.size != ours.size:
                theirs = theirs.crop((0, 0, *ours.size)) if theirs.width == ours.width else theirs.resize(ours.size)
            shapes, dots = share(ours, theirs, 6, 48), share(ours, theirs, 1, 96)
            fit = shapes < MOST_SHAPES and dots < MOST_DOTS
            bad += not fit
            print(f"{'as ours' if fit else 'NOT FIT'}: {os.path.basename(svg)} in {name}: shapes {shapes:.2f} %, dots {dots:.2f} %")
    raise SystemExit(bool(bad))


main()
