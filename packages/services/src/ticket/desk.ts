import type { OperatorDb, OperatorTables } from "@tributary/db/doors/operator-db";
import { decodeSupportTerms } from "@tributary/db/terms/support-terms";
import type { SupportTerms } from "@tributary/domain/ticket/types";
import { usualTerms } from "@tributary/domain/ticket/usual-terms";
import { billingDays } from "../subscriber/current-cycle.ts";

/** How an operator's desk works now, and how it worked when a ticket came. */
export interface Desk {
  /** Null: the usual terms. */
  readonly profileId: string | null;
  /** 0: the usual terms. */
  readonly version: number;
  readonly operatorName: string;
  readonly terms: SupportTerms;
  /** The terms under which a ticket's clock runs. */
  termsOf(tx: Pick<OperatorTables, "supportProfile">, profileId: string | null): Promise<SupportTerms>;
}

/** Loads how an operator's desk works. */
export async function loadDesk(db: Pick<OperatorDb, "reads" | "shared">): Promise<Desk> {
  const [latest, operator, { zone }] = await Promise.all([
    db.shared.supportProfile.findFirst({ orderBy: { version: "desc" } }),
    db.shared.operator.findFirstOrThrow({ select: { name: true } }),
    billingDays(db),
  ]);
  const usual = usualTerms(zone, operator.name);
  const terms = latest === null ? usual : decodeSupportTerms(latest.terms);
  return {
    profileId: latest?.id ?? null,
    version: latest?.version ?? 0,
    operatorName: operator.name,
    terms,
    async termsOf(tx, profileId) {
      if (profileId === (latest?.id ?? null)) return terms;
      if (profileId === null) return usual;
      const profile = await tx.supportProfile.findFirstOrThrow({ where: { id: profileId } });
      return decodeSupportTerms(profile.terms);
    },
  };
}
