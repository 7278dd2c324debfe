import { expect, test } from "vitest";
import { parseMicros } from "../money/micros.ts";
import { buildStatement } from "../statement/build-statement.ts";
import { assertIdentities, checkIdentities } from "./identities.ts";
import type { IdentityFacts, IdentityId } from "./identity-facts.ts";
import { settle } from "./settle.ts";
import { settlementFacts } from "./settlement-facts.ts";
import { exampleInput } from "./testing/example-portfolio.ts";

const eur = parseMicros;
const settlement = settle(exampleInput());
const statements = settlement.operators.map(({ operatorId }) =>
  buildStatement({
    settlement,
    operatorId,
    number: `S-${operatorId}`,
    version: 1,
    issuedOn: "2026-11-10",
    paymentTermDays: 30,
    tax: { bps: 1_900, per: "total", mode: "half-up" },
  }),
);

const facts: IdentityFacts = {
  ...settlementFacts(settlement, eur("127232"), statements),
  usage: [
    {
      source: "SMSC",
      received: 100n,
      accepted: 90n,
      duplicate: 5n,
      rejected: 2n,
      quarantined: 3n,
      attributed: 88n,
      unattributed: 2n,
      acceptedQuantity: 900n,
      attributedQuantity: 880n,
      unattributedQuantity: 20n,
    },
  ],
  accounts: [
    {
      operatorId: "A",
      openingMicros: eur("100"),
      statementMicros: eur("1000"),
      adjustmentsMicros: eur("-10"),
      paymentsMicros: eur("600"),
      creditsMicros: eur("40"),
      closingMicros: eur("450"),
    },
  ],
  versions: [
    { number: "S-A", previousMicros: eur("10"), currentMicros: eur("8"), deltaMicros: [eur("-3"), eur("1")] },
  ],
  documents: [{ number: "S-A", jsonMicros: eur("8"), csvMicros: eur("8"), pdfMicros: eur("8") }],
  lockedUsage: [
    { usage: "file 1/2026-10", statement: "run 1" },
    { usage: "file 2/2026-10", statement: "run 1" },
  ],
  replays: [{ run: "run 1", lockedHash: "ab", replayedHash: "ab" }],
};

const broken = (changed: IdentityFacts): IdentityId[] => {
  const report = checkIdentities(changed);
  return (Object.keys(report) as IdentityId[]).filter((identity) => !report[identity].holds);
};

/** Changes the first of a list of facts. */
const first = <Fact>([head, ...rest]: readonly Fact[], change: (fact: Fact) => Fact): Fact[] =>
  head === undefined ? [] : [change(head), ...rest];

test("the worked example keeps all ten", () => {
  expect(broken(facts)).toEqual([]);
  expect(() => assertIdentities(checkIdentities(facts))).not.toThrow();
});

const FAULTS: readonly (readonly [IdentityId, string, IdentityFacts])[] = [
  [
    "I1",
    "a part is lost",
    {
      ...facts,
      lines: first(facts.lines, (line) => ({ ...line, operatorMicros: line.operatorMicros.slice(1) })),
    },
  ],
  [
    "I1",
    "a retained cent",
    { ...facts, lines: first(facts.lines, (line) => ({ ...line, retainedMicros: 10_000n })) },
  ],
  ["I2", "the header says more", { ...facts, invoice: { ...facts.invoice, netMicros: eur("127232.01") } }],
  [
    "I2",
    "an approved line is lost",
    { ...facts, invoice: { ...facts.invoice, approvedMicros: facts.invoice.approvedMicros.slice(1) } },
  ],
  [
    "I3",
    "a line is lost",
    {
      ...facts,
      statements: first(facts.statements, (it) => ({ ...it, lineMicros: it.lineMicros.slice(1) })),
    },
  ],
  [
    "I3",
    "the margin was another",
    {
      ...facts,
      statements: first(facts.statements, (it) => ({ ...it, marginMicros: it.marginMicros + 1n })),
    },
  ],
  [
    "I3",
    "gross misses the tax",
    { ...facts, statements: first(facts.statements, (it) => ({ ...it, grossMicros: it.netMicros })) },
  ],
  [
    "I4",
    "a statement is missing",
    {
      ...facts,
      portfolio: { ...facts.portfolio, statementNetMicros: facts.portfolio.statementNetMicros.slice(1) },
    },
  ],
  ["I5", "a record vanished", { ...facts, usage: first(facts.usage, (it) => ({ ...it, received: 101n })) }],
  [
    "I5",
    "a record belongs to nobody and is not said so",
    { ...facts, usage: first(facts.usage, (it) => ({ ...it, attributed: 87n })) },
  ],
  [
    "I5",
    "units differ",
    { ...facts, usage: first(facts.usage, (it) => ({ ...it, attributedQuantity: 881n })) },
  ],
  [
    "I6",
    "a payment was not booked",
    { ...facts, accounts: first(facts.accounts, (it) => ({ ...it, paymentsMicros: 0n })) },
  ],
  [
    "I7",
    "a delta is missing",
    { ...facts, versions: first(facts.versions, (it) => ({ ...it, deltaMicros: [] })) },
  ],
  [
    "I8",
    "the CSV shows another total",
    { ...facts, documents: first(facts.documents, (it) => ({ ...it, csvMicros: 0n })) },
  ],
  [
    "I8",
    "the PDF shows another total",
    { ...facts, documents: first(facts.documents, (it) => ({ ...it, pdfMicros: 0n })) },
  ],
  [
    "I9",
    "usage is in two locked runs",
    { ...facts, lockedUsage: [...facts.lockedUsage, { usage: "file 1/2026-10", statement: "run 2" }] },
  ],
  [
    "I10",
    "the replay gives another hash",
    { ...facts, replays: first(facts.replays, (it) => ({ ...it, replayedHash: "cd" })) },
  ],
];

test.each(FAULTS)("%s breaks, and it alone: %s", (identity, _fault, changed) => {
  expect(broken(changed)).toEqual([identity]);
  expect(() => assertIdentities(checkIdentities(changed))).toThrow(
    expect.objectContaining({ code: "IDENTITY_BROKEN", details: { identities: [identity] } }),
  );
});
