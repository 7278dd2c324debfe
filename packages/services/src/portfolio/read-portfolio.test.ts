import { DomainError } from "@tributary/domain/error";
import { afterAll, expect, it } from "vitest";
import { portfolioFolder, smallPortfolio } from "../testing/portfolio-file.ts";
import { planPortfolio } from "./plan-portfolio.ts";
import { readPortfolio } from "./read-portfolio.ts";

const folder = portfolioFolder();
afterAll(() => folder.remove());

/** Puts a value at a path of the small portfolio. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const portfolio = smallPortfolio() as unknown as Record<string | number, unknown>;
  let at = portfolio;
  for (const part of path.slice(0, -1)) at = at[part] as Record<string | number, unknown>;
  at[path.at(-1) ?? ""] = value;
  return portfolio;
}

async function faultsOf(content: unknown): Promise<unknown> {
  try {
    planPortfolio(await readPortfolio(folder.write(content)));
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.details.issues ?? error.message;
    throw error;
  }
}

it("a good file has nothing to say", async () => {
  expect(await faultsOf(smallPortfolio())).toEqual([]);
});

it.each([
  [
    ["operators", 1, "margins", 0, "agreement"],
    "de9",
    'operators[1].margins[0].agreement: "de9" is not an agreement of this file',
  ],
  [["agreements", 0, "mno"], "de9", 'agreements[0].mno: "de9" is not an MNO of this file'],
  [["sources", 0, "agreement"], "de9", 'sources[0].agreement: "de9" is not an agreement of this file'],
  [["operators", 1, "code"], "alfa", 'operators[1].code: "alfa" stands twice'],
  [
    ["operators", 1, "code"],
    "be-ta",
    "operators[1].code: is not an operator code: 2 to 31 of a-z, 0-9 and _, a letter first",
  ],
  [
    ["operators", 1, "ranges", 0, "last"],
    "262010000099999",
    "operators[1].ranges[0].last: the last number has to have as many digits as the first and not lie " +
      "below it",
  ],
  [
    ["operators", 0, "margins", 0, "terms"],
    { currency: "USD", components: [{ kind: "per-unit", lines: ["L9"], fee: "0.05" }] },
    [
      'operators[0].margins[0].terms.components[0].lines[0]: "L9" is not a line of de1-2026',
      "operators[0].margins[0].terms.currency: USD is not the currency of de1-2026, EUR",
    ],
  ],
  [
    ["agreements", 0, "versions", 0, "terms", "zone"],
    "Berlin",
    'agreements[0].versions[0].terms.zone: "Berlin" is not a time zone: use an IANA name such as ' +
      "Europe/Berlin",
  ],
  [
    ["operators", 0, "sims", 0, "validFrom"],
    "01.01.2025",
    'operators[0].sims[0].validFrom: is not a date or an instant: write "2026-10-01" or ' +
      '"2026-09-30T22:00:00Z"',
  ],
  [
    ["operators", 0, "sims", 0, "validUntil"],
    "2024-12-31",
    "operators[0].sims[0]: validUntil does not lie after validFrom",
  ],
  [["simFile"], [], 'Unrecognized key: "simFile"'],
])("refuses %j by its path", async (path, value, expected) => {
  expect(await faultsOf(changed(path, value))).toEqual([expected].flat());
});

it("refuses terms that name an operator the file lacks", async () => {
  const line = {
    code: "F",
    kind: "flat",
    description: "Fee",
    amount: "1",
    allocation: { by: "direct", operator: "gamma" },
  };
  expect(await faultsOf(changed(["agreements", 0, "versions", 0, "terms", "lines", 0], line))).toEqual([
    'agreements[0].versions[0].terms.lines[0].allocation.operator: "gamma" is not an operator of this file',
  ]);
});

it("reads SIM files beside it, columns in any order, and names their lines", async () => {
  const header = "\uFEFFimsi,operator,agreement,validFrom,validUntil,isTest\r\n";
  folder.write(`${header}262010000000002,alfa,de1-2026,2025-01-01,,true\r\n`, "sims.csv");
  const read = await readPortfolio(folder.write({ ...smallPortfolio(), simFiles: [{ path: "sims.csv" }] }));
  expect(planPortfolio(read).sims.map(({ imsi, isTest }) => [imsi, isTest])).toEqual([
    ["262010000000001", false],
    ["262010000000002", true],
  ]);

  const rows = [
    "262010000000003,omega,de1-2026,2025-01-01,,",
    "26201x,alfa,de1-2026,2025-01-01,,",
    "262010000000004,alfa,de9,2025-01-01,,maybe",
  ];
  folder.write(header + rows.join("\r\n"), "sims.csv");
  expect(await faultsOf({ ...smallPortfolio(), simFiles: [{ path: "sims.csv" }] })).toEqual([
    "sims.csv line 3: imsi is not an IMSI: write 6 to 15 digits",
    "sims.csv line 4: isTest Invalid input: expected boolean, received string",
    'sims.csv line 2: operator "omega" is not an operator of this file',
  ]);
});

it("refuses an IMSI that is held twice at one time, and takes one that moves", async () => {
  const sims = (validUntil: string | null) => ({
    ...smallPortfolio(),
    operators: smallPortfolio().operators?.map((operator) =>
      operator.code === "alfa"
        ? { ...operator, sims: operator.sims?.map((sim) => ({ ...sim, validUntil })) }
        : {
            ...operator,
            sims: [{ agreement: "de1-2026", imsi: "262010000000001", validFrom: "2026-10-15" }],
          },
    ),
  });
  expect(await faultsOf(sims("2026-10-15"))).toEqual([]);
  expect(await faultsOf(sims(null))).toEqual([
    "operators[1].sims[0]: IMSI 262010000000001 is held already in that time by operators[0].sims[0]",
  ]);
});

it("says when a file is missing or is not JSON", async () => {
  expect(await faultsOf("{")).toMatch(/^portfolio\.json is not JSON: /);
  expect(await faultsOf({ ...smallPortfolio(), simFiles: [{ path: "none.csv" }] })).toMatch(
    /none\.csv cannot be read: there is no such file\.$/,
  );
});

it("numbers versions as they stand and reads dates in the agreement's zone", async () => {
  const portfolio = smallPortfolio();
  const [agreement] = portfolio.agreements ?? [];
  const [version] = agreement?.versions ?? [];
  if (agreement === undefined || version === undefined)
    throw new Error("the small portfolio has an agreement");
  const later = { ...version, effectiveFrom: "2026-10-01" };
  const content = { ...portfolio, agreements: [{ ...agreement, versions: [version, later] }] };
  const plan = planPortfolio(await readPortfolio(folder.write(content)));
  expect(plan.agreementVersions.map((row) => [row.version, row.effectiveFrom.toISOString()])).toEqual([
    [1, "2025-12-31T23:00:00.000Z"],
    [2, "2026-09-30T22:00:00.000Z"],
  ]);
});

it("a line that counts nothing has no price of an operator's own, and can be borne", async () => {
  const portfolio = smallPortfolio();
  const [agreement] = portfolio.agreements ?? [];
  const [operator] = portfolio.operators ?? [];
  const flat = { kind: "flat" as const, code: "FLAT", description: "Platform", amount: "10" };
  agreement?.versions[0]?.terms.lines.push({ ...flat, allocation: { by: "equal" } });
  const withRates = (lines: string[], borne: string[]) => {
    const rates = lines.map((line) => ({ line, pricing: { model: "per-unit" as const, rate: "1" } }));
    const terms = { currency: "EUR", components: [{ kind: "own-rates" as const, rates, borne }] };
    const margins = [{ agreement: "de1-2026", effectiveFrom: "2026-01-01", terms }];
    return { ...portfolio, operators: [{ ...operator, margins }] };
  };
  expect(await faultsOf(withRates(["L1"], ["FLAT"]))).toEqual([]);
  expect(await faultsOf(withRates(["L1", "FLAT"], []))).toEqual([
    'operators[0].margins[0].terms.components[0].rates[1].line: "FLAT" counts neither usage nor SIMs: ' +
      "charge a fixed amount instead",
  ]);
});
