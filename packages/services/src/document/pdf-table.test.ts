import { expect, test } from "vitest";
import { readPdf } from "../testing/read-pdf.ts";
import { finishPdf, openPdf } from "./pdf.ts";
import { table } from "./pdf-table.ts";

function pdf() {
  return openPdf({
    title: "A table",
    author: "Tributary",
    subject: "",
    createdAt: new Date("2026-11-10T09:00:00Z"),
    runningHead: "A table, continued",
    footer: ["A table"],
  });
}

test("a row that is longer than a page goes on over pages, and nothing of it is lost", async () => {
  const words = Array.from({ length: 4_000 }, (_, index) => `w${index}`);
  const written = pdf();
  table(written, {
    columns: [{ label: "No.", width: 30, isFigure: true }, { label: "Words" }],
    rows: [
      ["1", words.join(" ")],
      ["2", "the end"],
    ],
    empty: "None.",
  });
  const { pages } = await readPdf(await finishPdf(written));
  const text = pages
    .flat()
    .map((cells) => cells.at(-1))
    .join(" ");
  expect(pages.length).toBeGreaterThan(2);
  for (const word of words) expect(text.includes(`${word} `)).toBe(true);
  expect(pages.at(-1)).toContainEqual(["2", "the end"]);
});

test("a figure that is wider than its column is set smaller, never broken", async () => {
  const written = pdf();
  table(written, {
    columns: [{ label: "Text" }, { label: "Amount", width: 40, isFigure: true }],
    rows: [["x", "-123,456,789,012,345.678901"]],
    empty: "None.",
  });
  const { pages } = await readPdf(await finishPdf(written));
  expect(pages[0]).toContainEqual(["x", "-123,456,789,012,345.678901"]);
});
