import type { PortfolioDb } from "@tributary/db/doors/portfolio-db";
import type { PeriodLabel } from "@tributary/domain/period/types";
import { groupBy } from "@tributary/domain/reconciliation/group-by";
import { SUSPENSE } from "@tributary/mediation/pipeline/judge-record";
import { type PlannedChange, prepareSource } from "@tributary/mediation/pipeline/prepare-source";
import type { LackingSum } from "@tributary/mediation/pipeline/sum-lacking";
import { type LookedAgain, lookAgain, lookAtNobodys } from "@tributary/mediation/usage-file/look-again";
import { namesOfOperators } from "../operator/names-of-operators.ts";
import { type PickedRecords, UNATTRIBUTED } from "./fix-kind.ts";
import type { UsageDoors } from "./ingest-files.ts";
import { type Assignment, planAssignment } from "./plan-assignment.ts";
import { type MappingChange, planMapping } from "./plan-mapping.ts";
import type { QuarantineGroupKey } from "./show-quarantine-group.ts";
import { agreementOfGroups } from "./source-of-groups.ts";

export interface PreviewFixRequest {
  readonly groups: readonly QuarantineGroupKey[];
  readonly picked?: PickedRecords | undefined;
  /** What would be put right first; nothing: as things stand. */
  readonly assignment?: Assignment | undefined;
  readonly mapping?: MappingChange | undefined;
}

/** What would count for one operator; null = nobody. */
export interface PreviewedOperator {
  readonly operatorId: string | null;
  readonly operatorName: string | null;
  readonly records: number;
  readonly chargeMicros: bigint;
}

export interface PreviewedFix {
  /** Records that were looked at; the rest of a large group is not. */
  readonly looked: number;
  readonly isWhole: boolean;
  readonly currency: string;
  /** Those that would count, before it is known which of them had been counted already. */
  readonly accepted: number;
  readonly acceptedMicros: bigint;
  readonly operators: readonly PreviewedOperator[];
  /** Those that would wait for another reason, those that are no usage, and those that would stay. */
  readonly waitingFor: readonly { readonly reason: string; readonly records: number }[];
  readonly rejected: number;
  readonly left: number;
  /** What the agreement lacks for those that stay without a rate, the most frequent first. */
  readonly lacking: readonly LackingSum[];
  /** Of what would count, usage of closed months: the next run adjusts it. */
  readonly closed: readonly {
    readonly period: PeriodLabel;
    readonly records: number;
    readonly chargeMicros: bigint;
  }[];
}

/** A preview is read while somebody waits for it. */
const MOST_RECORDS = 50_000;

/**
 * Says what a fix would change, by reading the records as it would and storing nothing.
 *
 * Throws  {@link DomainError} as {@link planAssignment} and {@link planMapping} do.
 */
export async function previewFix(doors: UsageDoors, request: PreviewFixRequest): Promise<PreviewedFix> {
  const { groups, picked, assignment, mapping } = request;
  const db = doors.portfolioDb();
  const agreementId = await agreementOfGroups(db, groups);
  const assigned = assignment === undefined ? {} : await planAssignment(db, agreementId, assignment);
  const planOf = async (sourceId: string): Promise<PlannedChange> => ({
    ...assigned,
    ...(mapping === undefined ? {} : { mapping: (await planMapping(db, sourceId, mapping)).mapping }),
  });
  return lookThrough(doors, { agreementId, groups, picked, planOf });
}

export interface LookThroughRequest extends Pick<PreviewFixRequest, "groups" | "picked"> {
  readonly agreementId: string;
  /** What would be put right first, by source. */
  readonly planOf: (sourceId: string) => Promise<PlannedChange>;
}

/** Reads what waits in groups of one agreement as a plan would have it, and sums up what becomes of it. */
export async function lookThrough(
  doors: UsageDoors,
  { agreementId, groups, picked, planOf }: LookThroughRequest,
): Promise<PreviewedFix> {
  const db = doors.portfolioDb();
  const { currency } = await db.agreement.findUniqueOrThrow({ where: { id: agreementId } });
  const looked: LookedAgain[] = [];
  let [records, isWhole] = [0, true];
  for (const group of groups) {
    const source = await prepareSource(doors, group.sourceId, await planOf(group.sourceId));
    for (const fileId of await filesOf(doors, group, picked)) {
      if (records >= MOST_RECORDS) isWhole = false;
      if (!isWhole) break;
      const asked = { source, fileId, operatorId: group.operatorId ?? SUSPENSE, reason: group.reason };
      const file =
        group.reason === UNATTRIBUTED
          ? await lookAtNobodys(doors, asked)
          : await lookAgain(doors, { ...asked, ids: picked?.get(fileId) });
      looked.push(file);
      records += file.looked;
    }
  }
  const summed = await sumUp(doors, looked);
  return { isWhole, currency, ...summed, closed: await closedOf(db, agreementId, looked) };
}

async function filesOf(
  doors: UsageDoors,
  { sourceId, reason, operatorId }: QuarantineGroupKey,
  picked: PickedRecords | undefined,
): Promise<number[]> {
  const db = doors.portfolioDb();
  if (picked !== undefined) return [...picked.keys()];
  if (reason === UNATTRIBUTED) return (await db.reads.nobodysFiles(sourceId)).map(({ fileId }) => fileId);
  const files = await db.reads.quarantineFiles({ sourceId, reason, operatorId, limit: 10_000, offset: 0 });
  return files.map(({ fileId }) => fileId);
}

async function sumUp(doors: UsageDoors, files: readonly LookedAgain[]) {
  const byOperator = new Map<string | null, { records: number; chargeMicros: bigint }>();
  for (const { operatorId, records, chargeMicros } of files.flatMap((file) => file.aggregates)) {
    const key = operatorId === SUSPENSE ? null : operatorId;
    const sum = byOperator.get(key) ?? { records: 0, chargeMicros: 0n };
    byOperator.set(key, {
      records: sum.records + records,
      chargeMicros: sum.chargeMicros + chargeMicros,
    });
  }
  const byReason = new Map<string, number>();
  for (const { reason, records } of files.flatMap((file) => file.quarantined)) {
    byReason.set(reason, (byReason.get(reason) ?? 0) + records);
  }
  const names = await namesOfOperators(doors.portfolioDb(), [...byOperator.keys()]);
  const operators = [...byOperator].map(([operatorId, sum]) => ({
    operatorId,
    operatorName: operatorId === null ? null : (names.get(operatorId) ?? operatorId),
    ...sum,
  }));
  const total = (count: (file: LookedAgain) => number): number =>
    files.reduce((sum, file) => sum + count(file), 0);
  return {
    looked: total((file) => file.looked),
    accepted: operators.reduce((sum, { records }) => sum + records, 0),
    acceptedMicros: operators.reduce((sum, { chargeMicros }) => sum + chargeMicros, 0n),
    operators: operators.sort((a, b) => b.records - a.records),
    waitingFor: [...byReason].map(([reason, records]) => ({ reason, records })),
    rejected: total((file) => file.rejected),
    left: total((file) => file.looked - file.takenUp),
    lacking: mergeLacking(files.flatMap((file) => file.lacking)),
  };
}

function mergeLacking(sums: readonly LackingSum[]): LackingSum[] {
  const merged = groupBy(sums, ({ records: _, firstAt: __, lastAt: ___, ...what }) => JSON.stringify(what));
  return [...merged.values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const records = same.reduce((sum, each) => sum + each.records, 0);
      const firstAt = Math.min(...same.map((each) => each.firstAt));
      return [{ ...first, records, firstAt, lastAt: Math.max(...same.map((each) => each.lastAt)) }];
    })
    .sort((one, other) => other.records - one.records);
}

async function closedOf(
  db: Pick<PortfolioDb, "agreementPeriod">,
  agreementId: string,
  files: readonly LookedAgain[],
): Promise<PreviewedFix["closed"]> {
  const byPeriod = groupBy(
    files.flatMap((file) => file.aggregates),
    ({ period }) => period,
  );
  const closed = await db.agreementPeriod.findMany({
    where: { agreementId, status: "closed", period: { in: [...byPeriod.keys()] } },
    orderBy: { period: "asc" },
    select: { period: true },
  });
  return closed.map(({ period }) => {
    const sums = byPeriod.get(period) ?? [];
    const chargeMicros = sums.reduce((total, sum) => total + sum.chargeMicros, 0n);
    return { period, records: sums.reduce((total, sum) => total + sum.records, 0), chargeMicros };
  });
}
