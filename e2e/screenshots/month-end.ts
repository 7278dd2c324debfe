import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");

interface Report {
  readonly statements: readonly Row[];
  readonly invoices: readonly Row[];
  readonly exceptions: readonly Row[];
  readonly identities: Readonly<Record<string, boolean>>;
}
type Row = Readonly<Record<string, string | null>>;

/** A column of a table: its title, and a cell; numbers stand flush right. */
type Column = readonly [title: string, cell: (row: Row) => string, isNumber?: "number"];

const text = (name: string) => (row: Row) => row[name] ?? "-";

/** Amounts of the sample are whole cents of currencies with two decimals. */
const money = (name: string) => (row: Row) => {
  const cents = BigInt(row[name] ?? 0) / 10_000n;
  const size = cents < 0n ? -cents : cents;
  const written = `${(size / 100n).toLocaleString("en-US")}.${String(size % 100n).padStart(2, "0")}`;
  return cents < 0n ? `-${written}` : written;
};

const STATEMENTS: readonly Column[] = [
  ["Period", text("period")],
  ["Agreement", text("agreement")],
  ["Operator", text("operator")],
  ["Cost", money("costMicros"), "number"],
  ["Margin", money("marginMicros"), "number"],
  ["Adjustments", money("adjustmentsMicros"), "number"],
  ["Statement net", money("netMicros"), "number"],
];
const INVOICES: readonly Column[] = [
  ["Period", text("period")],
  ["Invoice", text("number")],
  ["Billed", money("billedMicros"), "number"],
  ["Approved", money("approvedMicros"), "number"],
  ["Gross disputed", money("grossDisputedMicros"), "number"],
  ["Net recoverable", money("netRecoverableMicros"), "number"],
  ["Payable", money("payableMicros"), "number"],
  ["Cur", text("currency")],
];
const EXCEPTIONS: readonly Column[] = [
  ["Operator", text("operator")],
  ["Cause", text("cause")],
  ["Difference", money("amountMicros"), "number"],
  ["Cur", text("currency")],
  ["Why", text("explanation")],
];
const MOST_EXCEPTIONS = 7;
const WIDEST = 112;

/** Draws what `npm start` prints of the latest month in a home, shortened to what fits a page. */
export function drawMonthEnd(home: string, path: string): void {
  const printed = execFileSync(
    process.execPath,
    [resolve(root, "scripts/tributary.mjs"), "start", "--json"],
    {
      env: { ...process.env, TRIBUTARY_HOME: home },
      maxBuffer: 64_000_000,
    },
  );
  const report = JSON.parse(String(printed)) as Report;
  const period = report.statements
    .map((row) => row.period ?? "")
    .sort()
    .at(-1);
  const latest = (rows: readonly Row[]): Row[] => rows.filter((row) => row.period === period);
  const causes = new Map(latest(report.exceptions).map((row) => [row.cause, row]));
  writeFileSync(
    path,
    svg([
      ["$ npm start"],
      ["Operators: cost, margin, statement", ...table(STATEMENTS, latest(report.statements))],
      ["Host networks: billed, approved, disputed, payable", ...table(INVOICES, latest(report.invoices))],
      ["Exceptions: cause and money", ...table(EXCEPTIONS, [...causes.values()].slice(0, MOST_EXCEPTIONS))],
      ["Identities", ...identities(report.identities)],
    ]),
  );
}

function table(columns: readonly Column[], rows: readonly Row[]): string[] {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  return cells.map((line) =>
    line
      .map((cell, at) =>
        columns[at]?.[2] === "number" ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}

function identities(verdicts: Readonly<Record<string, boolean>>): string[] {
  const said = Object.entries(verdicts).map(([id, holds]) => `${id} ${holds ? "holds" : "BROKEN"}`);
  const half = Math.ceil(said.length / 2);
  return [said.slice(0, half), said.slice(half)].map((row) => row.join("  "));
}

const CHARACTER = 8.1;
const LINE = 18;
const COMMAND = ' fill="#86efac"';
const TITLE = ' fill="#7dd3fc" font-weight="600"';

/** A terminal with sections, each a title and its lines. */
function svg(sections: readonly (readonly string[])[]): string {
  // Between sections a line is left out.
  const rows = sections.flatMap((lines, at) => [
    ...lines.map((line, place) => ({ line, look: place > 0 ? "" : at === 0 ? COMMAND : TITLE })),
    null,
  ]);
  const drawn = rows.flatMap((row, at) =>
    row === null ? [] : [drawLine(row.line, 58 + at * LINE, row.look)],
  );
  const longest = Math.max(...sections.flat().map((line) => Math.min(line.length, WIDEST)));
  const [width, height] = [Math.round(48 + longest * CHARACTER), 58 + rows.length * LINE];
  const dots = ["#ef4444", "#f59e0b", "#22c55e"].map(
    (fill, at) => `<circle cx="${22 + 20 * at}" cy="22" r="6" fill="${fill}"/>`,
  );
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const label = 'role="img" aria-label="The month-end that npm start prints"';
  const font = 'font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="13.4"';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${label}>`,
    '<rect width="100%" height="100%" rx="10" fill="#0f172a"/>',
    dots.join(""),
    `<g ${font} fill="#cbd5e1" xml:space="preserve">`,
    ...drawn,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function drawLine(line: string, y: number, look: string): string {
  const shown = line.slice(0, WIDEST);
  const length = (shown.length * CHARACTER).toFixed(1);
  const escaped = shown.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("'", "&#x27;");
  const place = `x="24" y="${y}"${look} textLength="${length}" lengthAdjust="spacingAndGlyphs"`;
  return `<text ${place}>${escaped}</text>`;
}
