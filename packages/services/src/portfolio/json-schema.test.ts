import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { portfolioJsonSchema } from "./json-schema.ts";

const published = join(import.meta.dirname, "../../../../docs/reference/portfolio.schema.json");

it("the published schema of the portfolio file is current", async () => {
  const printed = `${JSON.stringify(portfolioJsonSchema(), null, 2)}\n`;
  // To renew it after a change of the schema: vitest run --update, then review the difference.
  await expect(printed).toMatchFileSnapshot(published);
});

it("the published schema names every section and refuses others", () => {
  const schema = JSON.parse(readFileSync(published, "utf8"));
  expect(Object.keys(schema.properties)).toEqual([
    "$schema",
    "mnos",
    "agreements",
    "operators",
    "simFiles",
    "sources",
    "fxRates",
  ]);
  expect(schema.additionalProperties).toBe(false);
});
