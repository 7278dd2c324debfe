import { expect, it } from "vitest";
import { checkFileName, printable } from "./file-name.ts";

it.each(["CDAUTPTEUR0100001", "traffico 0007 (copia).csv", "Überblick–2026.csv.gz", "=cmd|'A0", "🙂.csv"])(
  "the name %s is a file's",
  (name) => {
    expect(() => checkFileName(name)).not.toThrow();
  },
);

it.each([
  ["", '""'],
  ["..", '".."'],
  ["../../etc/passwd", '"..<U+002F>..<U+002F>etc<U+002F>passwd"'],
  ["C:\\cdr.csv", '"C:<U+005C>cdr.csv"'],
  ["a\0.csv", '"a<U+0000>.csv"'],
  ["a\n2026 all well", '"a<U+000A>2026 all well"'],
  // Shown with the marks it reads cdr_exe.csv.
  ["cdr_\u202evsc.exe", '"cdr_<U+202E>vsc.exe"'],
  ["\ud800.csv", '"<U+D800>.csv"'],
  ["\u001b[31m.csv", '"<U+001B>[31m.csv"'],
])("the name %j is refused and shown as %s", (name, shown) => {
  expect(() => checkFileName(name)).toThrow(expect.objectContaining({ code: "FILE_UNREADABLE" }));
  expect(printable(name)).toBe(shown);
});

it("a name is at most 255 bytes long, however few characters these are", () => {
  expect(() => checkFileName("ä".repeat(127))).not.toThrow();
  expect(() => checkFileName("ä".repeat(128))).toThrow("longer than 255 bytes");
});
