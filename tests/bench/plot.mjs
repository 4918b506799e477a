// A small drawing of how something grows: both axes from nothing, so that a straight line is one.

const [width, height, left, right, top, bottom] = [640, 320, 64, 190, 36, 44];
const colours = ["#0b6e6e", "#b3541e", "#5a4fcf", "#6b6b6b"];

/** A round number of steps up to a largest value: 1, 2 or 5 and noughts. */
function ticks(most) {
    const power = 10 ** Math.floor(Math.log10(most / 4));
    const step = [1, 2, 5, 10].map((factor) => factor * power).find((step) => most / step <= 5);
    return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

/** Lines `{ label, points: [[x, y], …] }` as an SVG. */
export function plot({ title, x, y, lines }) {
    const all = lines.flatMap((line) => line.points);
    const [across, up] = [0, 1].map((axis) => ticks(Math.max(...all.map((point) => point[axis]))));
    const [atX, atY] = [
        (value) => left + (value / across.at(-1)) * (width - left - right),
        (value) => height - bottom - (value / up.at(-1)) * (height - top - bottom),
    ].map((at) => (value) => Number(at(value).toFixed(1)));
    const number = (value) => value.toLocaleString("en-GB");
    const grid = up.map((value) => `<path d="M${left} ${atY(value)}H${width - right}" stroke="#ddd"/><text x="${left - 8}" y="${atY(value) + 4}" text-anchor="end">${number(value)}</text>`);
    const feet = across.map((value) => `<text x="${atX(value)}" y="${height - bottom + 18}" text-anchor="middle">${number(value)}</text>`);
    // Labels stand beside the ends of their lines, and apart.
    const ends = lines.map((line, index) => ({ index, y: atY(line.points.at(-1)[1]) })).sort((a, b) => a.y - b.y);
    ends.forEach((end, place) => (end.y = Math.max(end.y, place ? ends[place - 1].y + 16 : top)));
    const drawn = lines.map(({ label, points }, index) => {
        const colour = colours[index];
        const dots = points.map(([a, b]) => `<circle cx="${atX(a)}" cy="${atY(b)}" r="3" fill="${colour}"/>`).join("");
        const end = ends.find((it) => it.index === index).y;
        const way = points.map(([a, b]) => `${atX(a)} ${atY(b)}`).join("L");
        return `<path d="M${way}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${width - right + 12}" y="${end + 4}" fill="${colour}">${label}</text>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="sans-serif" font-size="12" fill="#333">
<title>${title}: ${y} by ${x}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${left}" y="20" font-weight="bold">${title}, ${y}</text>
${[...grid, ...feet, ...drawn].join("\n")}
<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle">${x}</text>
</svg>
`;
}
