import type { OperatorDb } from "@tributary/db/doors/operator-db";
import type { AgreementZone } from "@tributary/db/doors/operator-reads/agreement-zones";

export interface OwnZones {
  readonly zones: readonly AgreementZone[];
  /** Of the latest statement; for what belongs to no statement yet. */
  readonly main: string;
}

/** The zones in which an operator's days are cut: its statements name them. Without a statement it is UTC. */
export async function ownZones(db: Pick<OperatorDb, "reads">): Promise<OwnZones> {
  const zones = await db.reads.agreementZones();
  return { zones, main: zones[0]?.zone ?? "UTC" };
}
