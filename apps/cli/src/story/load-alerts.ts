import type { PlantedAlert } from "@tributary/seed/story";
import { watchedOperators } from "@tributary/services/alert/run-detectors";
import { simHash } from "@tributary/services/alert/usage-findings";
import type { Session } from "../session/open-session.ts";

/** An alert as it was kept: whose, about what, and from when to when it stood. */
export interface KeptAlert {
  readonly detector: string;
  readonly book: string | null;
  readonly subject: string;
  readonly openedAt: string;
  readonly closedAt: string | null;
}

const columns = { detector: true, subject: true, openedAt: true, closedAt: true } as const;
const order = [{ openedAt: "asc" }, { detector: "asc" }, { subject: "asc" }] as const;

/** Every alert there is or was: the portfolio's, then each operator's through its own door. */
export async function loadAlerts(session: Session): Promise<KeptAlert[]> {
  const db = session.portfolioDb();
  const rows = await db.alert.findMany({ select: columns, orderBy: [...order] });
  const kept = rows.map((row) => keptIn(null, row));
  for (const operatorId of await watchedOperators(db)) {
    const { shared } = session.operatorDb(operatorId);
    const own = await shared.usageAlert.findMany({ select: columns, orderBy: [...order] });
    kept.push(...own.map((row) => keptIn(operatorId, row)));
  }
  return kept;
}

/** What an alert about a planted one's subject names it: a SIM by its hash. */
export function namedSubject({ book, subject }: PlantedAlert): string {
  return book === null ? subject : simHash(book, subject);
}

interface Row {
  readonly detector: string;
  readonly subject: string;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
}

function keptIn(book: string | null, { openedAt, closedAt, ...row }: Row): KeptAlert {
  return { ...row, book, openedAt: inSeconds(openedAt), closedAt: closedAt && inSeconds(closedAt) };
}

/** As a story writes its instants: `2026-09-05T06:30:00Z`. */
function inSeconds(at: Date): string {
  return at.toISOString().replace(".000Z", "Z");
}
