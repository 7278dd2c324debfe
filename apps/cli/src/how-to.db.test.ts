import { afterAll, expect, it } from "vitest";
import { howToCommands } from "./testing/how-to-commands.ts";
import { type CliResult, testHome } from "./testing/run-cli.ts";

const home = testHome();
afterAll(() => home.remove());

/** Runs the page's own commands and nothing else; HASH is the one that the last settlement printed. */
async function follow(page: string): Promise<CliResult[]> {
  const results: CliResult[] = [];
  let hash = "HASH";
  for (const args of howToCommands(page)) {
    const result = await home.run(...args.map((argument) => (argument === "HASH" ? hash : argument)));
    hash = /[0-9a-f]{64}/.exec(result.stdout)?.[0] ?? hash;
    results.push(result);
  }
  return results;
}

const codes = (results: readonly CliResult[]) => results.map(({ code }) => code);

it("reads another format by its mapping alone", async () => {
  const [init, ingest, invoice, settle, exceptions, ...rest] = await follow("another-format.md");
  expect(rest).toEqual([]);
  // Settling and listing exceptions answer "not yet": the text messages' rate differs.
  expect(codes([init, ingest, invoice, settle, exceptions].filter((each) => each !== undefined))).toEqual([
    0, 0, 0, 1, 1,
  ]);
  expect(ingest?.stdout).toContain("10 of 15 records accepted");
  expect(ingest?.stdout).toContain("hour that came twice");
  expect(invoice?.stdout).toContain("4 lines, 107.43 EUR net: received");
  expect(exceptions?.stdout).toMatch(/SMS\s+norte\s+RATE\s+0\.09\s+EUR\s+open\s+At 0\.08 the line matches/);
});

it("raises a dispute and settles on the figures the page has worked out", async () => {
  const results = await follow("raise-a-dispute.md");
  expect(codes(results)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  const settled = results[3]?.stdout ?? "";
  expect(settled).toMatch(/norte\s+55\.99\s+0\.60\s+0\.00\s+56\.59\s+EUR/);
  expect(settled).toMatch(/sud\s+51\.35\s+5\.00\s+0\.00\s+56\.35\s+EUR/);
  expect(settled).toMatch(/approved\s+107\.34 EUR/);
  expect(results.at(-1)?.stdout).toMatch(
    /D-laguna-2026-2026-10-1\s+credited\s+0\.09\s+0\.09\s+0\.09\s+0\.00/,
  );
});

it("closes the month with all identities holding", async () => {
  const results = await follow("close-a-month.md");
  expect(results.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(results.map(() => "0 "));
  const statement = results[3]?.stdout ?? "";
  expect(statement).toContain(",NET,,,,2026-10,56.59,EUR");
  expect(results.at(-1)?.stdout).not.toContain("BROKEN");
});

it("adds an operator to the running portfolio", async () => {
  const [add, list] = await follow("add-an-operator.md");
  expect(add?.code).toBe(0);
  expect(list?.stdout).toMatch(/isola\s+Isola Mobile\s+live/);
});

it("rehearses the operator that was added, and leaves nothing of the month", async () => {
  const [rehearsed] = await follow("rehearse-an-operator.md");
  expect(rehearsed?.stderr).toBe("");
  expect(rehearsed?.stdout).toMatch(/the rehearsal passed\./);
  expect(rehearsed?.stdout).toContain("10 of 10 identities hold.");
  expect(rehearsed?.code).toBe(0);
});

it("reads quarantined records again once the mapping is put right", async () => {
  const results = await follow("redrive-quarantine.md");
  const [ingest, waiting, , redriven, again] = results;
  expect(codes(results)).toEqual([0, 1, 0, 0, 0]);
  expect(ingest?.stdout).toContain("1 of 5 records accepted");
  expect(waiting?.stdout).toMatch(/MALFORMED\s+nobody's\s+laguna-traffico\s+1\s+2\s+0\.00\s+EUR/);
  expect(redriven?.stdout).toMatch(/traffico_0008\.csv\s+2\s+2\s+0\s+0\s+0/);
  expect(redriven?.stdout).toContain("2 of 2 records accepted; 0 wait as before.");
  expect(again?.stdout).toContain("0 of 0 records accepted; 0 wait as before.");
});

it("corrects a month after a SIM has moved, and then finds nothing to correct", async () => {
  const results = await follow("correct-a-month.md");
  expect(results.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(results.map(() => "0 "));
  const [, impact, applied, again, list] = results.map(({ stdout }) => stdout);
  // Norte has 60 of 360 seconds left; 300 seconds are 5 minutes at 0.03.
  expect(impact).toMatch(/norte\s+VOCE\s+2\s+1\s+360\s+60\s+0\.18\s+0\.03\s+1 record of 1 SIM went to sud/);
  expect(impact).toMatch(
    /sud\s+VOCE\s+1\s+2\s+150\s+450\s+0\.08\s+0\.23\s+1 record of 1 SIM came from norte/,
  );
  expect(applied).toContain("written anew");
  expect(again).toContain("Nothing to correct");
  expect(list).toMatch(/Anna\s+1\s+The SIM had moved\./);
});

it("takes subscribers from a file once they were looked at, and not once more", async () => {
  const [look, taken] = await follow("import-subscribers.md");
  expect([look?.code, look?.stderr, taken?.code, taken?.stderr]).toEqual([0, "", 0, ""]);
  expect(look?.stdout).toContain("3 subscribers, 0 of them in service; 2 SIMs and 2 numbers are new.");
  expect(taken?.stdout).toBe(look?.stdout);
  const [again] = await follow("import-subscribers.md");
  expect(again?.code).toBe(2);
  expect(again?.stdout).toMatch(/2\s+number\s+N-1001 is a subscriber already\./);
});

it("logs the same usage file again as a copy", async () => {
  const [again] = await follow("read-a-usage-source.md");
  expect(again?.code).toBe(0);
  expect(again?.stdout).toMatch(/traffico_0007\.csv\s+copy/);
});

it("bills a month of an operator's own customers", async () => {
  const results = await follow("bill-a-month.md");
  expect(results.map(({ code, stderr }) => `${code} ${stderr}`)).toEqual(results.map(() => "0 "));
  const [profile, drawn, final, reminded] = results;
  expect(profile?.stdout).toContain("norte bills by version 1 of its profile from 2026-10 on.");
  expect(drawn?.stdout).toContain("to be looked at; make it final with --final");
  expect(final?.stdout).toMatch(/norte 2026-10: \d+ bills, [\d.]+ EUR gross, final\./);
  expect(reminded?.stdout).toContain("Nothing is due.");
});
