import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import { listAgreements } from "../agreement/list-agreements.ts";

/** An agreement whose usage a file may hold, with the zones its rates are for. */
export interface ChoosableAgreement {
  readonly id: string;
  readonly name: string;
  readonly mnoName: string;
  readonly zone: string;
  readonly currency: string;
  /** Rate zones of its latest terms. */
  readonly rateZones: readonly string[];
  readonly sourceIds: readonly string[];
}

/** Every agreement there is to choose from. */
export async function chooseAgreements(db: PortfolioDb): Promise<ChoosableAgreement[]> {
  const agreements = await listAgreements(db);
  return agreements.map(({ code, name, mno, zone, currency, sources, versions }) => {
    const lines = versions.at(-1)?.terms.lines ?? [];
    const zones = lines.flatMap((line) => (line.kind === "usage" ? (line.zones ?? []) : []));
    const rateZones = [...new Set(zones)].sort();
    return { id: code, name, mnoName: mno.name, zone, currency, rateZones, sourceIds: sources };
  });
}
