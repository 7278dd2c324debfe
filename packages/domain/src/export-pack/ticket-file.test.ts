import { expect, test } from "vitest";
import { ticketFileName } from "./ticket-file.ts";

const ID = "019aa000-0000-7000-8000-000000000001";
const at = (name: string) => `files/tickets/T-7/${ID}-${name}`;

test.each([
  ["../../../etc/cron.d/run.txt", "run.txt"],
  ["..\\..\\Windows\\note.txt", "note.txt"],
  ["/etc/passwd", "passwd"],
  ["..", "file"],
  ["", "file"],
  ["CON.txt", "_CON.txt"],
  ["a\u0000b.pdf", "ab.pdf"],
  ["invoice\u202Eexe.pdf", "invoiceexe.pdf"],
  ["C:boot.ini", "C_boot.ini"],
  ["Rechnung Jänner.pdf", "Rechnung Jänner.pdf"],
])("%j lies in its ticket's folder as %j", (name, kept) => {
  expect(ticketFileName(7, ID, name)).toBe(at(kept));
});

test("a long name ends within 255 bytes, its ending kept, and no sign is cut in half", () => {
  // 100 signs are kept of a name; of four bytes each, 49 are the 196 that 200 leave beside ".pdf".
  expect(ticketFileName(7, ID, `${"😀".repeat(300)}.pdf`)).toBe(at(`${"😀".repeat(49)}.pdf`));
  // Of three bytes, 65 are 195 and 66 would be 198.
  expect(ticketFileName(7, ID, `${"ก".repeat(300)}.pdf`)).toBe(at(`${"ก".repeat(65)}.pdf`));
  expect(ticketFileName(7, ID, `${"x".repeat(300)}.pdf`)).toBe(at(`${"x".repeat(96)}.pdf`));
  expect(ticketFileName(7, ID, "ก".repeat(300))).toBe(at("ก".repeat(66)));
});
