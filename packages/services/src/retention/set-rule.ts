import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { refuseMonths } from "@tributary/domain/retention/rules";
import type { DataClass } from "@tributary/domain/retention/types";
import { writeAudit } from "../audit/write-audit.ts";
import { alone } from "../operator-dispute/alone.ts";
import { latestRule } from "./load-rules.ts";

export interface RuleRequest {
  readonly dataClass: DataClass;
  /** null: nothing of it goes. */
  readonly months: number | null;
  readonly actor: string;
}

/**
 * Says for how many months a class of data is kept.
 *
 * Throws  {@link DomainError} `INPUT_INVALID`.
 */
export async function setRetentionRule(db: OperatorDb, request: RuleRequest): Promise<void> {
  const { dataClass, months, actor } = request;
  refuseMonths(dataClass, months);
  await alone(db, async (tx) => {
    const { version, months: before } = await latestRule(tx, dataClass);
    if (before === months) return;
    await tx.retentionRule.createMany({ data: [{ dataClass, months, version: version + 1, setBy: actor }] });
    await writeAudit(tx, {
      ...{ actor, action: "retention:rule", subject: dataClass, operatorId: db.operatorId },
      details: { before, months },
    });
  });
}
