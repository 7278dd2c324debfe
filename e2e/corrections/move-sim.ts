import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { homeOf } from "../people/apps.ts";
import { luhnDigit } from "../people/luhn-digit.ts";

const root = resolve(import.meta.dirname, "../..");

export const moved = {
  agreement: "nordkant-2026",
  name: "Nordkant",
  period: "2026-10",
  month: "October 2026",
};

/** One of Aurora's SIMs turns out to have gone to Brisa on the 12th: the inventory says so from now on. */
export function moveSim(index: number): void {
  const folder = mkdtempSync(join(tmpdir(), "tributary-move-"));
  const imsi = `999401${String(index).padStart(9, "0")}`;
  const serial = `89${imsi.slice(0, 6)}${imsi.slice(-9)}0`;
  const [iccid, msisdn] = [`${serial}${luhnDigit(serial)}`, `999401${imsi.slice(-7)}`];
  const at = "2026-10-12T00:00:00Z";
  const head = "operator,agreement,imsi,iccid,msisdn,validFrom,validUntil,isTest";
  const row = (operator: string, from: string, until: string) =>
    [operator, moved.agreement, imsi, iccid, msisdn, from, until, "false"].join(",");
  writeFileSync(
    join(folder, "moved.csv"),
    [head, row("aurora", "2025-06-01", at), row("brisa", at, "")].join("\n"),
  );
  const portfolio = join(folder, "portfolio.json");
  const sample = readFileSync(join(homeOf(), "first-portfolio/portfolio.json"), "utf8");
  writeFileSync(portfolio, JSON.stringify({ ...JSON.parse(sample), simFiles: [{ path: "moved.csv" }] }));
  execFileSync(process.execPath, [join(root, "scripts/tributary.mjs"), "init", "--portfolio", portfolio], {
    env: { ...process.env, TRIBUTARY_HOME: homeOf() },
    stdio: ["ignore", "ignore", "inherit"],
  });
  rmSync(folder, { recursive: true });
}
