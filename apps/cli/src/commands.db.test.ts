import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { testHome } from "./testing/run-cli.ts";

const home = testHome();
const example = "docs/how-to/another-format";
const month = ["--agreement", "laguna-2026", "--period", "2026-10"];

beforeAll(async () => {
  await home.run("init", "--portfolio", `${example}/portfolio.json`);
  await home.run("ingest", `${example}/traffico_0007.csv`, "--source", "laguna-traffico");
  await home.run("invoice", "import", `${example}/fattura_RL-1187.csv`, "--agreement", "laguna-2026");
});
afterAll(() => home.remove());

it("traces a fault to the lines of its sources, though the program is bundled", async () => {
  vi.stubEnv("TRIBUTARY_DEBUG", "1");
  const { stderr } = await home.run("ingest", "no.csv", "--source", "laguna-traffico");
  vi.unstubAllEnvs();
  expect(stderr).toMatch(/\n +at .*apps\/cli\/src\/[a-z/-]+\.ts:\d+:\d+/);
  expect(stderr).not.toContain(".mjs:");
});

const badInput: readonly [name: string, args: string[], message: string][] = [
  [
    "an unknown usage file",
    ["ingest", "no.csv", "--source", "laguna-traffico"],
    "no.csv cannot be read: there is no such file",
  ],
  [
    "an unknown source",
    ["ingest", `${example}/traffico_0007.csv`, "--source", "nope"],
    'There is no usage source "nope"',
  ],
  [
    "an operator that takes no cards",
    ["payment", "reconcile", "--operator", "norte"],
    "Cards are not taken yet",
  ],
  [
    "an unknown operator, of whom something is due or not",
    ["payment", "remind", "--operator", "nort"],
    "There is no operator nort: `operator list` names those there are.",
  ],
  ["an unknown operator's data", ["retention", "--operator", "nort"], "There is no operator nort"],
  [
    "an unknown portfolio file",
    ["init", "--portfolio", "no.json"],
    "no.json cannot be read: there is no such file",
  ],
  [
    "an unknown invoice file",
    ["invoice", "import", "no.csv", "--agreement", "laguna-2026"],
    "no.csv cannot be read",
  ],
  [
    "an unknown agreement",
    ["settle", "--agreement", "nope", "--period", "2026-10"],
    'There is no agreement "nope": there are laguna-2026',
  ],
  [
    "a month that is none",
    ["settle", "--agreement", "laguna-2026", "--period", "2026-13"],
    '"2026-13" is not a month: write it like 2026-10',
  ],
  [
    "a missing option",
    ["settle", "--period", "2026-10"],
    "required option '--agreement <name>' not specified",
  ],
  ["an unknown command", ["frobnicate"], "unknown command 'frobnicate'"],
  [
    "a month without a settlement",
    ["approve", "--agreement", "laguna-2026", "--period", "2026-09", "--hash", "0"],
    "has no settlement for 2026-09",
  ],
  ["an unknown statement", ["statement", "ST-none"], "There is no statement ST-none"],
  ["an unknown dispute", ["dispute", "raise", "D-none"], 'There is no dispute "D-none"'],
  [
    "an amount without a line",
    ["dispute", "outcome", "D-none", "--credited", "5.00"],
    '"5.00" names no line with an amount',
  ],
];

it.each(badInput)("exits with 2 for %s and says what to do", async (_name, args, message) => {
  const { code, stderr } = await home.run(...args);
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});

it("names the path of what is wrong in a portfolio file", async () => {
  const file = join(home.folder, "bad.json");
  writeFileSync(file, JSON.stringify({ mnos: [{ code: "X Y", name: "" }] }));
  const { code, stderr } = await home.run("init", "--portfolio", file);
  expect(stderr).toContain("mnos[0].code");
  expect(code).toBe(2);
});

it("exits with 1 while exceptions block, and says so as JSON too", async () => {
  const settled = await home.run("settle", ...month, "--by", "Anna", "--json");
  expect(settled.code).toBe(1);
  expect(JSON.parse(settled.stdout).blockers).toMatchObject([{ code: "EXCEPTIONS_OPEN", key: "SMS" }]);
});

it("exits with 0 once the exception is waived with a reason", async () => {
  const waived = await home.run(
    "waive",
    ...month,
    "--lines",
    "SMS",
    "--reason",
    "Nine cents.",
    "--by",
    "Anna",
  );
  expect(waived).toMatchObject({ code: 0, stdout: expect.stringContaining("1 waived, 0.09 EUR") });
  expect((await home.run("settle", ...month, "--by", "Anna")).code).toBe(0);
});

it("approves only for somebody else, and only the hash that was reviewed", async () => {
  const settled = await home.run("settle", ...month, "--by", "Anna");
  const hash = /[0-9a-f]{64}/.exec(settled.stdout)?.[0] ?? "";
  const own = await home.run("approve", ...month, "--hash", hash, "--by", "Anna", "--json");
  expect(own.code).toBe(2);
  expect(JSON.parse(own.stdout).error).toMatchObject({ code: "APPROVER_IS_PREPARER" });
  expect(own.stderr).toContain("Anna prepared this run: another person has to approve it");
  const unseen = await home.run("approve", ...month, "--by", "Farid");
  expect(unseen.code).toBe(2);
  expect(unseen.stderr).toContain("--hash");
  const other = await home.run("approve", ...month, "--hash", "0".repeat(64), "--by", "Farid");
  expect(other.code).toBe(1);
  expect(other.stderr).toContain("REVIEW_OUTDATED");
  expect((await home.run("approve", ...month, "--hash", hash, "--by", "Farid")).code).toBe(0);
});

it("refuses to close what is not issued with exit 1", async () => {
  const { code, stderr } = await home.run("close", ...month);
  expect(stderr).toContain("issue its run first");
  expect(code).toBe(1);
});

it("finds a healthy installation", async () => {
  const { findings } = await home.json<{ findings: { check: string; level: string }[] }>("doctor");
  expect(findings.filter(({ level, check }) => level === "fault" && check !== "disk")).toEqual([]);
});

it.each(["start", "settle"])("explains %s", async (name) => {
  const { code, stdout } = await home.run(name, "--help");
  expect(stdout).toContain(`Usage: tributary ${name}`);
  expect(code).toBe(0);
});
