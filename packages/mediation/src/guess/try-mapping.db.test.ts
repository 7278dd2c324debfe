import { type TestDatabase, testDatabase } from "@tributary/db/testing/test-database";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseMapping } from "../mapping/parse-mapping.ts";
import { makePortfolio, type TestPortfolio } from "../testing/portfolio.ts";
import { ingestText } from "../testing/usage-text.ts";
import { mappingOf } from "./draft-mapping.ts";
import { guessFile } from "./guess-file.ts";
import { tryMapping } from "./try-mapping.ts";

const OWN = "262011234567890";
const STRANGER = "262019999999999";
const NAME = "EVN_0042.csv";
/** A record of our SIM, one of nobody's, one that cannot be read, one from the future, and a total. */
const TEXT = [
  "Karte;Zeitpunkt;Leistung;Datenmenge [KB]",
  `${OWN};13.10.2026 09:15:02;Daten;1.500,0`,
  `${STRANGER};13.10.2026 09:15:03;Daten;2,5`,
  `${OWN};14.10.2026 09:15:04;Daten;viel`,
  `${OWN};13.10.2026 09:15:05;Fax;1,0`,
  ";;;1.505,0",
  "",
].join("\n");

let database: TestDatabase;
let portfolio: TestPortfolio;
let operatorId: string;

beforeAll(async () => {
  database = await testDatabase();
  portfolio = await makePortfolio(database);
  operatorId = (await database.makeOperator()).id;
  await portfolio.addSims([{ imsi: OWN, operatorId }]);
});
afterAll(() => database.close());

function drafted() {
  const sample = { bytes: Buffer.from(TEXT), isWhole: true };
  const { draft } = guessFile(sample, NAME, new Date("2026-11-26T12:00:00Z"));
  const services = draft.services.map((each) =>
    each.value === null ? { ...each, value: "voice" as const } : each,
  );
  const completed = {
    ...draft,
    services,
    timeZone: "Europe/Berlin",
    otherwiseZone: "domestic",
    sequencePattern: null,
  };
  return { sample, mapping: parseMapping(mappingOf(completed)) };
}

const trial = (agreementId: string | null, receivedAt = Date.parse("2026-11-26T12:00:00Z")) =>
  tryMapping(database, { ...drafted(), agreementId, receivedAt });

describe("a mapping that is tried over a sample", () => {
  it("says of each row what would become of it, with whose it is and what it costs", async () => {
    const rows = await trial(portfolio.agreementId);
    expect(rows.map(({ line, outcome, reason }) => [line, outcome, reason])).toEqual([
      [2, "accepted", null],
      [3, "nobody", null],
      [4, "quarantined", "MALFORMED"],
      [5, "accepted", null],
      [6, "skipped", null],
    ]);
    expect(rows[0]).toMatchObject({ operatorId, read: { service: "data", volumeBytes: 1_500_000n } });
    expect(rows[2]?.detail).toContain('"viel"');
    expect(rows[4]?.detail).toBe("no time and no SIM");
  });

  it("reads without an agreement, and asks nobody whose a record is", async () => {
    const rows = await trial(null);
    expect(rows.map(({ outcome }) => outcome)).toEqual(["read", "read", "quarantined", "read", "skipped"]);
  });

  it("says what lies in the future at the time it is tried", async () => {
    const rows = await trial(portfolio.agreementId, Date.parse("2026-10-01T00:00:00Z"));
    expect(rows[0]).toMatchObject({ outcome: "quarantined", reason: "FUTURE", operatorId });
  });

  it("says what taking the file in then does", async () => {
    const { mapping } = drafted();
    const rows = await trial(portfolio.agreementId);
    await database.superuser.query("UPDATE usage_source SET mapping = $1 WHERE id = $2", [
      mapping,
      portfolio.sourceId,
    ]);
    const { counts } = await ingestText(database, portfolio.sourceId, NAME, TEXT);
    const count = (...outcomes: string[]) => rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
    expect(counts).toMatchObject({
      received: rows.length,
      attributed: count("accepted"),
      unattributed: count("nobody"),
      quarantined: count("quarantined"),
      rejected: count("skipped"),
    });
  });
});
