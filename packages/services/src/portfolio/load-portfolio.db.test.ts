import { openOwnerDb } from "@tributary/db/doors/owner-db";
import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, expect, it } from "vitest";
import { portfolioFolder, smallPortfolio } from "../testing/portfolio-file.ts";
import { loadPortfolio } from "./load-portfolio.ts";
import type { PortfolioInput } from "./schema.ts";
import type { PortfolioDoors } from "./store-plan.ts";

const folder = portfolioFolder();
let test: TestDatabase;
let doors: PortfolioDoors;

beforeAll(async () => {
  test = await testDatabase();
  doors = { portfolio: test.portfolioDb(), owner: openOwnerDb(test) };
});
afterAll(async () => {
  folder.remove();
  await test.close();
});

const load = (content: unknown) => loadPortfolio(doors, { file: folder.write(content), actor: "vera" });

function edited(edit: (portfolio: PortfolioInput) => void): PortfolioInput {
  const portfolio = structuredClone(smallPortfolio());
  edit(portfolio);
  return portfolio;
}

it("loads a portfolio with its operators' schemas, and the same file again changes nothing", async () => {
  const first = await load(smallPortfolio());
  expect(first).toMatchObject({
    operators: { added: 2 },
    sims: { added: 1 },
    agreementVersions: { added: 1 },
  });
  const schemas = await test.owner.query(
    "SELECT nspname FROM pg_namespace WHERE nspname IN ('t_alfa', 't_beta')",
  );
  expect(schemas.rowCount).toBe(2);

  const second = await load(smallPortfolio());
  expect(Object.values(second).every(({ added, changed }) => added === 0 && changed === 0)).toBe(true);
  expect(await test.portfolioDb().auditEvent.findMany({ select: { actor: true, action: true } })).toEqual([
    { actor: "vera", action: "portfolio:load" },
  ]);
});

it("refuses terms that were changed in place, and takes them as the next version", async () => {
  const dearer = edited((portfolio) => {
    const line = portfolio.agreements?.[0]?.versions[0]?.terms.lines[0];
    if (line?.kind === "usage" && line.pricing.model === "per-unit") line.pricing.rate = "1.10";
  });
  await expect(load(dearer)).rejects.toThrow(
    "Version 1 of agreement de1-2026 is on record and never changes, but terms.lines[0].pricing.rate " +
      "differs: " +
      "put it back and add version 2 with the new terms and the date from which they hold.",
  );
  const next = edited((portfolio) => {
    const terms = dearer.agreements?.[0]?.versions[0]?.terms;
    if (terms !== undefined) portfolio.agreements?.[0]?.versions.push({ effectiveFrom: "2026-11-01", terms });
  });
  expect(await load(next)).toMatchObject({ agreementVersions: { added: 1, unchanged: 1 } });
});

it("refuses a margin that was changed in place, and what never changes", async () => {
  const margin = edited((portfolio) => {
    const terms = portfolio.operators?.[0]?.margins?.[0]?.terms;
    if (terms !== undefined) terms.minimum = "5";
  });
  await expect(load(margin)).rejects.toThrow("Version 1 of the margin of alfa under de1-2026 is on record");
  const currency = edited((portfolio) => {
    const [operator] = portfolio.operators ?? [];
    if (operator !== undefined) operator.currency = "USD";
  });
  await expect(load(currency)).rejects.toThrow("The currency of operator alfa is EUR and never changes");
  const rate = edited((portfolio) => {
    const [fx] = portfolio.fxRates ?? [];
    if (fx !== undefined) fx.rate = "11.5";
  });
  await expect(load(rate)).rejects.toThrow("The rate EUR/SEK of 2026-08-31 is on record as 11.2345");
});

it("moves a SIM by giving its row an end, and refuses to rewrite its past", async () => {
  const moved = edited((portfolio) => {
    const sim = portfolio.operators?.[0]?.sims?.[0];
    const beta = portfolio.operators?.[1];
    if (sim === undefined || beta === undefined) return;
    sim.validUntil = "2026-10-15T10:00:00+02:00";
    beta.sims = [{ ...sim, validFrom: "2026-10-15T10:00:00+02:00", validUntil: null }];
  });
  expect(await load(moved)).toMatchObject({ sims: { added: 1, changed: 1 } });
  await expect(load(smallPortfolio())).rejects.toThrow(
    "1 SIMs differ from what is stored, the first one IMSI 262010000000001 of alfa",
  );
  const taken = edited((portfolio) => {
    for (const operator of portfolio.operators ?? []) operator.sims = [];
    portfolio.operators?.[1]?.sims?.push({
      agreement: "de1-2026",
      imsi: "262010000000001",
      validFrom: "2026-01-01",
    });
  });
  await expect(load(taken)).rejects.toThrow("IMSI 262010000000001 is held by alfa already in that time");
});

it("a refused file leaves nothing behind", async () => {
  const before = await test.portfolioDb().operator.count();
  const half = edited((portfolio) => {
    portfolio.operators?.push({ code: "gamma", name: "Gamma", currency: "EUR", liveFrom: "2026-01-01" });
    const [fx] = portfolio.fxRates ?? [];
    if (fx !== undefined) fx.rate = "12";
    for (const operator of portfolio.operators ?? []) operator.sims = [];
  });
  await expect(load(half)).rejects.toThrow("never changes");
  expect(await test.portfolioDb().operator.count()).toBe(before);
});

it("loads 70,000 SIMs in seconds, and again without a change", async () => {
  const rows = Array.from(
    { length: 70_000 },
    (_, index) => `alfa,de1-2026,${263000000000000 + index},2025-01-01`,
  );
  folder.write(["operator,agreement,imsi,validFrom", ...rows].join("\n"), "sims.csv");
  const many = edited((portfolio) => {
    for (const operator of portfolio.operators ?? []) operator.sims = [];
    portfolio.simFiles = [{ path: "sims.csv" }];
  });
  const started = performance.now();
  expect(await load(many)).toMatchObject({ sims: { added: 70_000 } });
  const loaded = performance.now();
  expect(await load(many)).toMatchObject({ sims: { added: 0, unchanged: 70_000 } });
  console.log(
    `70,000 SIMs: ${Math.round(loaded - started)} ms, again ${Math.round(performance.now() - loaded)} ms`,
  );
  expect(loaded - started).toBeLessThan(60_000);
});
