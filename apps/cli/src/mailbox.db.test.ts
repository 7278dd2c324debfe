import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testHome } from "./testing/run-cli.ts";

const home = testHome();
const spool = join(home.folder, "home/mail-in/norte");

beforeAll(() => home.run("init", "--portfolio", "docs/how-to/another-format/portfolio.json"));
afterAll(() => home.remove());

it("reads an operator's folder of the spool now, and says no when a mail was refused", async () => {
  mkdirSync(spool, { recursive: true });
  const mail =
    "From: ada@byron.example\r\nMessage-ID: <1@byron.example>\r\nSubject: No data\r\n\r\nHelp.\r\n";
  writeFileSync(join(spool, "1.eml"), mail);
  writeFileSync(join(spool, "2.eml"), mail);
  const first = await home.run("mailbox", "read", "--operator", "norte", "--json");
  expect([first.code, JSON.parse(first.stdout)]).toEqual([0, { taken: 1, refused: 0 }]);
  writeFileSync(join(spool, "3.eml"), "no mail");
  const second = await home.run("mailbox", "read", "--operator", "norte");
  expect([second.code, second.stdout.trim()]).toEqual([1, "0 mails were taken in, 1 refused."]);
  expect([readdirSync(join(spool, "read")).sort(), readdirSync(join(spool, "refused"))]).toEqual([
    ["1.eml", "2.eml"],
    ["3.eml"],
  ]);
  const unknown = await home.run("mailbox", "read", "--operator", "nort");
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining("There is no operator nort")]);
});
