import { minorDigits } from "@tributary/domain/money/currency";
import { exact } from "@tributary/domain/money/exact";
import { compareInvoice } from "@tributary/domain/reconciliation/compare";
import { expectPeriod } from "@tributary/domain/reconciliation/expected";
import { settle } from "@tributary/domain/settlement/settle";
import {
  DECISIONS,
  exampleInvoice,
  exampleTerms,
  exampleVersion,
  INVOICE_LINES,
  marginVersion,
  OPERATORS,
  PERIOD,
  SIMS,
  USAGE,
} from "@tributary/domain/settlement/testing/example-portfolio";
import type { Settlement, SettlementInput } from "@tributary/domain/settlement/types";
import { buildStatement } from "@tributary/domain/statement/build-statement";
import type { StatementDocument } from "@tributary/domain/statement/types";

export interface ExampleChanges {
  readonly currency?: string;
  /** What operator A is charged in; the others stay with the agreement's currency. */
  readonly statementCurrency?: string;
  readonly presentation?: "charge" | "cost-plus";
  readonly credits?: SettlementInput["credits"];
}

/** The worked October of three operators as statements, in any currency. */
export function exampleStatements(changes: ExampleChanges = {}): StatementDocument[] {
  const settlement = settledExample(changes);
  return settlement.operators.map(({ operatorId }) =>
    buildStatement({
      settlement,
      operatorId,
      number: `ST-de1-2026-10-${operatorId}`,
      version: 1,
      issuedOn: "2026-11-10",
      paymentTermDays: 30,
      tax: { bps: 1_900, per: "total", mode: "half-up" },
    }),
  );
}

function settledExample(changes: ExampleChanges): Settlement {
  const { currency = "EUR", statementCurrency = currency, presentation = "charge", credits = [] } = changes;
  const rounding = { mode: "half-up", scale: minorDigits(currency), per: "line" } as const;
  const versions = [exampleVersion(exampleTerms({ currency, rounding }))];
  const invoice = exampleInvoice(INVOICE_LINES, { currency });
  const expected = expectPeriod({ period: PERIOD, versions, usage: USAGE, sims: SIMS });
  const { number, netMicros, taxMicros } = invoice;
  return settle({
    agreementId: "de1",
    period: PERIOD,
    versions,
    invoice: { number, netMicros, taxMicros, openFlags: [] },
    comparisons: compareInvoice({ invoice, expected, versions, usage: USAGE }),
    expected,
    decisions: DECISIONS,
    operators: OPERATORS.map((operator) => ({
      ...operator,
      statementCurrency: operator.operatorId === "A" ? statementCurrency : currency,
      marginVersions: operator.marginVersions.map(({ operatorId, terms }) =>
        marginVersion(operatorId, terms.components, { currency, presentation }),
      ),
    })),
    credits,
    fxRates:
      statementCurrency === currency
        ? []
        : [
            {
              base: currency,
              quote: statementCurrency,
              rate: exact(112_345n, 10_000n),
              source: "ECB",
              validOn: "2026-11-09",
            },
          ],
  });
}

/** Credits for operator A whose names would run in a spreadsheet or need more than plain Latin. */
export function oddCredits(count: number): NonNullable<SettlementInput["credits"]> {
  const names = [
    '=HYPERLINK("http://x","y")',
    "+49 30 Gutschrift für Münchens Öffis",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "Łódź Śródmieście, goodwill",
    "Ωmega Δέλτα",
    "Київстар, борг",
    "Ein Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftskonto",
    "A credit that needs many words to say what it is for, because two people had to agree on them",
  ];
  return Array.from({ length: count }, (_, index) => ({
    operatorId: "A",
    code: `CREDIT-${index}`,
    description: names[index % names.length] ?? "",
    originPeriod: index % 2 === 0 ? "2026-09" : "2026-08",
    amountMicros: BigInt(index + 1) * 10_000_000n,
  }));
}
