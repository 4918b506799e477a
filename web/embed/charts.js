// Saves a chart when a button in its figure is pressed, and copies a text beside a button.
// A chart is a file of its own as it stands: its colours are attributes, which only our styles override.
async function saveCharts(event) {
    const pressed = event.composedPath()[0];
    const copy = pressed.closest?.("[data-copy]");
    if (copy) return navigator.clipboard?.writeText(copy.previousElementSibling.textContent);
    const button = pressed.closest?.("[data-save]");
    const figure = button?.closest("figure");
    if (!figure) return;
    const svg = figure.querySelector("svg");
    const name = `glapp-${figure.id.replace("g-f-", "")}.${button.dataset.save}`;
    const source = new XMLSerializer().serializeToString(svg);
    const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    if (button.dataset.save === "svg") return save(name, address);
    const picture = new Image();
    const { width, height } = svg.viewBox.baseVal;
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    Object.assign(picture, { width: canvas.width, height: canvas.height, src: address });
    await picture.decode();
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    save(name, canvas.toDataURL("image/png"));
}
