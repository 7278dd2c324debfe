import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Issue, parseOrRefuse, refuseIssues } from "@tributary/db/terms/issues";
import { DomainError } from "@tributary/domain/error";
import { checkPortfolio } from "./check-portfolio.ts";
import { type Portfolio, portfolioSchema } from "./schema.ts";
import { type PlacedSim, readSimFile } from "./sim-file.ts";

/** A portfolio file that was read and found consistent, its SIM files included. */
export interface ReadPortfolio {
  readonly portfolio: Portfolio;
  /** SIMs of the file itself and of its SIM files. */
  readonly sims: readonly PlacedSim[];
  /** SHA-256 of the portfolio file, hexadecimal. */
  readonly sha256: string;
}

/**
 * Reads and checks a portfolio file.
 *
 * Throws  {@link DomainError} `FILE_UNREADABLE`, `INPUT_INVALID` naming the path of everything that is wrong.
 */
export async function readPortfolio(file: string): Promise<ReadPortfolio> {
  const bytes = await readOrRefuse(file);
  const name = path.basename(file);
  const portfolio = parseOrRefuse(portfolioSchema, parseJson(bytes, name), name, "INPUT_INVALID");
  const issues = checkPortfolio(portfolio);
  const simFiles = await Promise.all(
    portfolio.simFiles.map(async (entry) => {
      const text = (await readOrRefuse(path.resolve(path.dirname(file), entry.path))).toString("utf8");
      return readSimFile(text, entry.path);
    }),
  );
  const fromFiles = simFiles.flatMap(({ sims }) => sims);
  issues.push(...simFiles.flatMap((each) => each.issues), ...checkSimNames(fromFiles, portfolio));
  if (issues.length > 0) throw refuseIssues("INPUT_INVALID", name, issues);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { portfolio, sims: [...ownSims(portfolio), ...fromFiles], sha256 };
}

function ownSims(portfolio: Portfolio): PlacedSim[] {
  return portfolio.operators.flatMap((operator, at) =>
    operator.sims.map((sim, index) => ({
      operator: operator.code,
      sim,
      place: `operators[${at}].sims[${index}]`,
    })),
  );
}

function checkSimNames(sims: readonly PlacedSim[], portfolio: Portfolio): Issue[] {
  const operators = new Set(portfolio.operators.map(({ code }) => code));
  const agreements = new Set(portfolio.agreements.map(({ code }) => code));
  return sims.flatMap(({ operator, sim, place }) => [
    ...(operators.has(operator) ? [] : [nowhere(place, "operator", operator, "an operator")]),
    ...(agreements.has(sim.agreement) ? [] : [nowhere(place, "agreement", sim.agreement, "an agreement")]),
  ]);
}

function nowhere(place: string, field: string, code: string, what: string): Issue {
  return { path: [], message: `${place}: ${field} "${code}" is not ${what} of this file` };
}

function parseJson(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new DomainError("FILE_UNREADABLE", `${name} is not JSON: ${(error as Error).message}.`);
  }
}

async function readOrRefuse(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === "ENOENT" ? "there is no such file" : String(error);
    throw new DomainError("FILE_UNREADABLE", `${file} cannot be read: ${reason}.`);
  }
}
