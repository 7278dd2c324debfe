import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { LedgerEvent } from "@tributary/domain/ledger/events";
import { postings } from "@tributary/domain/ledger/postings";
import type { IdentityFacts } from "@tributary/domain/settlement/identity-facts";
import type { StatementDocument } from "@tributary/domain/statement/types";
import { type LedgerEntry, postEntries } from "../ledger/post.ts";
import { receivables } from "../ledger/receivables.ts";
import { statementKey } from "../ledger/statement-key.ts";
import { owedBy } from "../statement/owed-by.ts";
import type { EarlierIssue } from "./earlier-issue.ts";
import type { RunRow } from "./find-run.ts";
import { approvedCostEvent, statementEvent } from "./ledger-of-run.ts";
import type { RunResult, SettlementSnapshot } from "./snapshot.ts";

export interface RunToPost {
  readonly run: RunRow;
  readonly snapshot: SettlementSnapshot;
  readonly result: RunResult;
  readonly documents: readonly StatementDocument[];
  readonly earlier: EarlierIssue | null;
}

/**
 * Posts a run into the books: the approved cost, each statement, and what converting left over. A new version
 * posts its difference to the earlier one.
 *
 * Shape   each operator's account before, its statement, and after, for identity I6.
 */
export async function postRun(tx: PortfolioTables, posted: RunToPost): Promise<IdentityFacts["accounts"]> {
  const { run, result, documents, earlier } = posted;
  const earlierByNumber = new Map(earlier?.documents.map((document) => [document.number, document]) ?? []);
  const opening = await receivables(tx, documents);
  await postEntries(tx, [
    entryOf(run, `run:${run.id}:cost`, approvedCostEvent(posted, earlier)),
    ...documents.map((document) => {
      const before = earlierByNumber.get(document.number);
      const previous =
        before === undefined || earlier === null ? null : { document: before, result: earlier.result };
      const key = statementKey(document.number, document.version);
      return entryOf(run, key, statementEvent(document, result, previous));
    }),
    ...fxRounding(result, earlier).map(({ currency, amountMicros }) =>
      entryOf(run, `run:${run.id}:fx:${currency}`, { kind: "fx-rounded", currency, amountMicros }),
    ),
  ]);
  const closing = await receivables(tx, documents);
  return documents.map((document) => {
    const before = earlierByNumber.get(document.number);
    return {
      operatorId: document.operatorId,
      openingMicros: opening.get(document.operatorId) ?? 0n,
      statementMicros: owedBy(document) - (before === undefined ? 0n : owedBy(before)),
      adjustmentsMicros: 0n,
      paymentsMicros: 0n,
      creditsMicros: 0n,
      closingMicros: closing.get(document.operatorId) ?? 0n,
    };
  });
}

function entryOf(run: RunRow, key: string, event: LedgerEvent): LedgerEntry {
  return {
    key,
    kind: event.kind,
    description: `${event.kind.replace("-", " ")}, run v${run.version} of ${run.period}`,
    agreementId: run.agreementId,
    period: run.period,
    postings: postings(event),
  };
}

function fxRounding({ settlement }: RunResult, earlier: EarlierIssue | null) {
  const before = new Map(
    (earlier?.result.settlement.fxRounding ?? []).map(({ currency, amountMicros }) => [
      currency,
      amountMicros,
    ]),
  );
  return settlement.fxRounding.map(({ currency, amountMicros }) => ({
    currency,
    amountMicros: amountMicros - (before.get(currency) ?? 0n),
  }));
}
