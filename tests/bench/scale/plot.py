"""Small line charts on logarithmic axes, as SVG that stands on light and dark pages alike."""

import math

WIDTH, HEIGHT = 640, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 40, 50
# Told apart by dashes and marks too, not by colour alone.
STYLES = [("#1f6f8b", ""), ("#b3541e", "6 4"), ("#5b4b8a", "2 3"), ("#4a7c2c", "10 3 2 3"), ("#7a2048", "1 4")]


def chart(title, x_name, y_name, lines, tick):
    """`lines` are (name, [(x, y)…]); `tick` writes a value of the y axis."""
    xs = [x for _, points in lines for x, _ in points]
    ys = [y for _, points in lines for _, y in points]
    low_x, high_x = math.log10(min(xs)), math.log10(max(xs))
    low_y, high_y = math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys)))
    across = lambda x: LEFT + (math.log10(x) - low_x) / (high_x - low_x or 1) * (WIDTH - LEFT - RIGHT)
    up = lambda y: HEIGHT - BOTTOM - (math.log10(y) - low_y) / (high_y - low_y or 1) * (HEIGHT - TOP - BOTTOM)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif"'
        f' font-size="13"><title>{title}</title><rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{title}</text>',
    ]
    for power in range(low_y, high_y + 1):
        y = up(10**power)
        out.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        out.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{tick(10**power)}</text>')
    for power in range(math.ceil(low_x - 1e-9), math.floor(high_x + 1e-9) + 1):
        x = across(10**power)
        out.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#eee"/>')
        out.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{10**power:,}</text>')
    out.append(f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 10}" text-anchor="middle">{x_name}</text>')
    out.append(f'<text x="{LEFT - 60}" y="{TOP - 4}" font-size="11">{y_name}</text>')
    ends = []
    for (name, points), (colour, dashes) in zip(lines, STYLES):
        path = "L".join(f"{across(x):.1f} {up(y):.1f}" for x, y in points)
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        out.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"{dash}/>')
        out += [f'<circle cx="{across(x):.1f}" cy="{up(y):.1f}" r="3" fill="{colour}"/>' for x, y in points]
        ends.append((up(points[-1][1]), name, colour))
    below = 0
    for y, name, colour in sorted(ends):
        below = max(y + 4, below + 15)
        out.append(f'<text x="{WIDTH - RIGHT + 8}" y="{below:.1f}" fill="{colour}">{name}</text>')
    return "\n".join(out) + "\n</svg>\n"


def table(head, rows):
    """A table in Markdown, figures to the right."""
    marks = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, marks, *rows]) + "\n"


def put(root, name, text, pictures):
    """Puts a text and its pictures, as (file, what is to be seen, SVG), between the marks of that name on the page."""
    page, images = root / "docs/performance.md", root / "docs/images"
    images.mkdir(exist_ok=True)
    for file, seen, svg in pictures:
        (images / f"{file}.svg").write_text(svg)
        text += f"\n![{seen}](images/{file}.svg)\n"
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, rest = page.read_text().split(begin)
    page.write_text(before + begin + "\n" + text + "\n" + end + rest.split(end)[1])
