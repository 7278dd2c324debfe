import { formatMicros } from "@tributary/domain/money/micros";
import type { Story } from "@tributary/seed/story";
import type { Answer } from "../output/answer.ts";
import { section, tableText } from "../output/table.ts";
import type { MonthEndReport } from "../report/load-report.ts";
import { allHold, reportJson } from "../report/report-json.ts";
import { reportText } from "../report/report-text.ts";
import { type ComparedAlerts, compareAlerts } from "./compare-alerts.ts";
import { comparePlanted, type FoundError } from "./compare-planted.ts";
import type { KeptAlert } from "./load-alerts.ts";

/** What a story came to: the month-ends, and what was found of the errors and anomalies that were planted. */
export function demoAnswer(story: Story, report: MonthEndReport, kept: readonly KeptAlert[]): Answer {
  const { planted, falseAlarms } = comparePlanted(story.planted, report.exceptions);
  const currencyOf = (error: FoundError): string =>
    report.runs.find(({ agreement }) => agreement === error.agreement)?.settlement.currency ?? "EUR";
  const alerts = compareAlerts(story.plantedAlerts, kept);
  const found = planted.filter((error) => error.found).length;
  const text = [
    story.title,
    reportText(report),
    section("Planted errors", plantedText(planted, currencyOf)),
    `${found} of ${planted.length} planted errors found with cause, operator and amount; ` +
      `${falseAlarms.length} false alarms`,
    ...alertLines(alerts),
  ].join("\n");
  const isAsPlanted = found === planted.length && falseAlarms.length === 0;
  const isNo = !allHold(report.identities) || !isAsPlanted || !areAsPlanted(alerts);
  const alarms = falseAlarms.map(({ parts: _, ...alarm }) => alarm);
  const json = { story: story.name, ...reportJson(report), planted, falseAlarms: alarms, alerts };
  return { text, json, isNo };
}

function areAsPlanted({ missed, falseAlarmCount }: ComparedAlerts): boolean {
  return missed.length === 0 && falseAlarmCount === 0;
}

function alertLines({ planted, found, missed, falseAlarms, falseAlarmCount }: ComparedAlerts): string[] {
  return [
    `${found} of ${planted} planted anomalies found by their detectors, each at its look; ` +
      `${falseAlarmCount} false alarms`,
    ...missed.map(({ detector, subject, opensAt }) => `missed: ${detector} ${subject} at ${opensAt}`),
    ...falseAlarms.map(({ detector, book, subject, openedAt }) => {
      return `false alarm: ${detector} ${book === null ? "" : `${book} `}${subject} at ${openedAt}`;
    }),
  ];
}

function plantedText(planted: readonly FoundError[], currencyOf: (error: FoundError) => string): string {
  return tableText<FoundError>(
    [
      { title: "Id", value: ({ id }) => id },
      { title: "Cause", value: ({ cause }) => cause },
      { title: "Operator", value: ({ operator }) => operator ?? "-" },
      {
        title: "Amount",
        value: (error) => formatMicros(BigInt(error.amountMicros), currencyOf(error)),
        isNumber: true,
      },
      { title: "Cur", value: currencyOf },
      { title: "Found", value: ({ found }) => (found ? "yes" : "NO") },
      { title: "What", value: ({ note }) => note },
    ],
    planted,
  );
}
