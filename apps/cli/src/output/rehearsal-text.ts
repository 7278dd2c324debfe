import { formatMicros } from "@tributary/domain/money/micros";
import type { RehearsalReport, RehearsedAgreement } from "@tributary/domain/rehearsal/types";
import type { StoredRehearsal } from "@tributary/services/rehearsal/stored-rehearsal";
import { tableText } from "./table.ts";

/** What came of a rehearsal, for people. */
export function rehearsalText({ operatorId, outcome, message, report }: StoredRehearsal): string {
  if (report === null) return `${operatorId} could not be rehearsed. ${message ?? ""}`.trim();
  return [
    `${operatorId} ${report.period}: the rehearsal ${outcome ?? "is under way"}.`,
    tableText(
      [
        { title: "step", value: ({ stage }) => stage },
        { title: "result", value: ({ status }) => status },
        { title: "what", value: (step) => step.message ?? countsText(step.counts) },
      ],
      report.steps,
    ),
    ...report.agreements.flatMap(agreementText),
    ...billsText(report),
    ...identitiesText(report),
    ...report.notes,
  ].join("\n");
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(", ");
}

function agreementText({ agreementId, currency, differences, statement }: RehearsedAgreement): string[] {
  const money = (micros: bigint) => `${formatMicros(micros, currency)} ${currency}`;
  const found = differences.map(
    ({ key, billedMicros, expectedMicros, isPlanted }) =>
      `${agreementId}: ${key} billed ${money(billedMicros)} for ${money(expectedMicros)}` +
      `${isPlanted ? ", as it was planted" : ""}.`,
  );
  if (statement === null) return found;
  return [
    ...found,
    tableText(
      [
        { title: "line", value: ({ code }) => code },
        { title: "description", value: ({ description }) => description },
        {
          title: "amount",
          value: ({ amountMicros }) => formatMicros(amountMicros, statement.currency),
          isNumber: true,
        },
      ],
      statement.lines,
    ),
    `${agreementId}: the statement comes to ${formatMicros(statement.netMicros, statement.currency)} ` +
      `${statement.currency} net.`,
  ];
}

function billsText({ bills }: RehearsalReport): string[] {
  return bills.map(
    ({ plan, currency, netMicros, grossMicros }) =>
      `Bill for ${plan}: ${formatMicros(netMicros, currency)} net, ` +
      `${formatMicros(grossMicros, currency)} ${currency} gross.`,
  );
}

function identitiesText({ identities }: RehearsalReport): string[] {
  if (identities === null) return [];
  const all = Object.entries(identities);
  const held = all.filter(([, { holds }]) => holds).length;
  const broken = all.filter(([, { holds }]) => !holds).map(([id, { evidence }]) => `${id}: ${evidence}`);
  return [`${held} of ${all.length} identities hold.`, ...broken];
}
