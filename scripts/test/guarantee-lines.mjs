const closingLine = /^(guarantee (\d+)|layer nets): (\d+) of (\d+) (.*)$/;

/** Picks the closing figures out of a test's output; everything else is nobody's guarantee. */
export function readClosingLines(output) {
  return output.split("\n").flatMap((line) => {
    const match = closingLine.exec(line.trim());
    if (!match) return [];
    const [, label, number, shown, total, what] = match;
    return [{ label, number: Number(number ?? 0), shown: Number(shown), total: Number(total), what }];
  });
}

/** One row per figure, by the guarantee's number, the figures right-aligned; a short figure is marked. */
export function guaranteeTable(lines) {
  const rows = [...lines].sort((a, b) => a.number - b.number || (a.what < b.what ? -1 : 1));
  const width = (pick) => Math.max(0, ...rows.map((row) => String(pick(row)).length));
  const labels = width((row) => row.label);
  const shown = width((row) => row.shown);
  const totals = width((row) => row.total);
  return rows.map((row) => {
    const mark = row.shown === row.total ? "  " : "! ";
    const figure = `${String(row.shown).padStart(shown)} of ${String(row.total).padStart(totals)}`;
    return `${mark}${row.label.padEnd(labels)}  ${figure}  ${row.what}`;
  });
}
