import type { OperatorTables } from "@tributary/db/doors/operator-db";
import { DATA_CLASSES, type DataClass, type RetentionRules } from "@tributary/domain/retention/types";

/** The rule of one class as it stands; version 0 where none was ever set. */
export async function latestRule(
  tx: Pick<OperatorTables, "retentionRule">,
  dataClass: DataClass,
): Promise<{ readonly version: number; readonly months: number | null }> {
  const rule = await tx.retentionRule.findFirst({
    where: { dataClass },
    orderBy: { version: "desc" },
    select: { version: true, months: true },
  });
  return rule ?? { version: 0, months: null };
}

/** The rules as they stand. */
export async function loadRules(tx: Pick<OperatorTables, "retentionRule">): Promise<RetentionRules> {
  const rules: Record<DataClass, number | null> = { usage: null, identity: null, bills: null };
  for (const dataClass of DATA_CLASSES) rules[dataClass] = (await latestRule(tx, dataClass)).months;
  return rules;
}
