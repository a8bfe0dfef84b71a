// Copies the vendored front-end files out of node_modules and writes their manifest. For upgrades only:
//   npm install && npm run vendor
// The lock keeps no address: npm's funding notes are taken out of it as well.
import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";

const VENDOR = "cchc/ui/static/ui/vendor";
const FONT_WEIGHTS = [400, 500, 600];
const ICONS = `
  adjustments alarm alert-circle alert-triangle archive arrow-back-up arrow-forward-up arrow-left arrow-right
  arrows-exchange baby-carriage ban barcode bell book-2 briefcase building building-bank building-community
  building-store calendar calendar-due calendar-event calendar-off candle cash category certificate chart-bar
  chart-histogram chart-line check checklist chevron-down chevron-left chevron-right chevron-up circle-check
  circle-x clipboard-check clipboard-list clock clock-pause clock-play clock-stop copy corner-up-left database
  dots download edit external-link eye eye-off file-alert file-check file-plus file-text file-x files filter flag
  folder gavel hand-stop heart heart-handshake help-circle history home hourglass id inbox info-circle key
  keyboard link list-details lock lock-open login logout mail map map-pin menu-2 message-report minus mood-sad
  mood-smile paperclip pencil phone player-pause player-play plus printer progress qrcode receipt refresh
  report-analytics rubber-stamp scale scan school search send settings shield-check signature sitemap star
  switch-horizontal tag target trash upload user user-check user-off user-plus user-share users wheelchair wifi-off
  world writing x zoom-question
`.trim().split(/\s+/);

const versionOf = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version;

function licence(name, kept) {
  copyFileSync(`node_modules/${name}/LICENSE`, `${VENDOR}/${kept}`);
  return kept;
}

function symbol(name) {
  const svg = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, "utf8");
  const shapes = svg
    .replace(/<\/?svg[^>]*>/g, "")
    .replace(/<path stroke="none"[^>]*>/, "")
    .replace(/\s*\n\s*/g, "")
    .replaceAll(" />", "/>");
  return `<symbol id="i-${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

copyFileSync("node_modules/htmx.org/dist/htmx.min.js", `${VENDOR}/htmx.min.js`);
writeFileSync(
  `${VENDOR}/icons.svg`,
  `<svg xmlns="http://www.w3.org/2000/svg">\n${ICONS.map(symbol).join("\n")}\n</svg>\n`,
);
const fonts = ["latin", "vietnamese"].flatMap((script) =>
  FONT_WEIGHTS.map((weight) => `be-vietnam-pro-${script}-${weight}-normal.woff2`),
);
for (const font of fonts) {
  copyFileSync(`node_modules/@fontsource/be-vietnam-pro/files/${font}`, `${VENDOR}/fonts/${font}`);
}

const parts = [
  {
    name: "htmx",
    package: "htmx.org",
    version: versionOf("htmx.org"),
    licence: "0BSD",
    licence_file: licence("htmx.org", "LICENCE-htmx.txt"),
    files: ["htmx.min.js"],
  },
  {
    name: "Tabler Icons",
    package: "@tabler/icons",
    version: versionOf("@tabler/icons"),
    licence: "MIT",
    licence_file: licence("@tabler/icons", "LICENCE-tabler-icons.txt"),
    files: ["icons.svg"],
    changes: "the outline icons in use, gathered into one sprite",
  },
  {
    name: "Be Vietnam Pro",
    package: "@fontsource/be-vietnam-pro",
    version: versionOf("@fontsource/be-vietnam-pro"),
    licence: "OFL-1.1",
    licence_file: licence("@fontsource/be-vietnam-pro", "fonts/OFL.txt"),
    files: fonts.map((font) => `fonts/${font}`),
  },
  {
    name: "CCHC So",
    package: "@fontsource/be-vietnam-pro",
    version: "1",
    licence: "OFL-1.1",
    licence_file: "fonts/OFL.txt",
    files: FONT_WEIGHTS.map((weight) => `fonts/cchc-so-${weight}.woff2`),
    changes: "the ten digits of Be Vietnam Pro 5.3.0, each centred on an advance width of 656 units, renamed",
  },
];
for (const part of parts) {
  part.files = Object.fromEntries(
    part.files.map((file) => [
      file,
      `sha384-${createHash("sha384").update(readFileSync(`${VENDOR}/${file}`)).digest("base64")}`,
    ]),
  );
}
writeFileSync(`${VENDOR}/manifest.json`, `${JSON.stringify({ parts }, null, 2)}\n`);

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
for (const installed of Object.values(lock.packages)) delete installed.funding;
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
