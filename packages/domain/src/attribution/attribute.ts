import type { Instant } from "../period/types.ts";
import { type AssignmentTable, assignmentTable, type Holding, type Identifier } from "./assignment-table.ts";
import { type RangeTable, rangeTable } from "./range-table.ts";
import type {
  Attribution,
  AttributionMethod,
  NumberRange,
  OperatorLife,
  SimAssignment,
  UsageIdentity,
} from "./types.ts";

/** Decides whose usage a record is, by who held its identifiers when the event began. */
export type Attributor = (identity: UsageIdentity, instant: Instant) => Attribution;

export interface AttributionInventory {
  readonly sims: Iterable<SimAssignment>;
  readonly ranges: Iterable<NumberRange>;
  /** An operator without a life is taken as live. */
  readonly lives: Iterable<OperatorLife>;
}

/** One operator's claim to a record. */
interface Claim {
  readonly operatorId: string;
  readonly assignmentId: string;
  readonly method: AttributionMethod;
  readonly isTest: boolean;
}

const UNATTRIBUTED: Attribution = { status: "unattributed" };
const ORDER: readonly Identifier[] = ["imsi", "iccid", "msisdn"];

/**
 * Compiles the SIM inventory into an attributor. IMSI, ICCID and MSISDN are looked up at the instant of the event, each
 * in [validFrom, validUntil); the first that is held names the assignment. Identifiers held by different operators make
 * the record ambiguous. Ranges answer only when no identifier is held, and never for an identifier that was held before
 * and released: usage after a port-out is nobody's.
 *
 * Shape   one attribution per record; it depends on nothing but the inventory and the record.
 * Throws  {@link DomainError} `INPUT_INVALID` for a malformed range.
 */
export function createAttributor(inventory: AttributionInventory): Attributor {
  const sims = assignmentTable(inventory.sims);
  const ranges = rangeTable(inventory.ranges);
  const lives = new Map<string, OperatorLife>();
  for (const life of inventory.lives) lives.set(life.operatorId, life);
  return (identity, instant) => settle(claimsOn(sims, ranges, identity, instant), lives, instant);
}

function claimsOn(
  sims: AssignmentTable,
  ranges: RangeTable,
  identity: UsageIdentity,
  instant: Instant,
): Claim[] {
  const claims: Claim[] = [];
  const unheld: Identifier[] = [];
  for (const identifier of ORDER) {
    const value = identity[identifier];
    if (value === null) continue;
    const holding = sims.holdingOf(identifier, value, instant);
    for (const row of holding.rows) claims.push(claimOf(sims, row, identifier));
    if (isFree(holding)) unheld.push(identifier);
  }
  return claims.length > 0 ? claims : rangeClaims(ranges, identity, unheld, instant);
}

function isFree(holding: Holding): boolean {
  return holding.rows.length === 0 && !holding.hasBegun;
}

function claimOf(sims: AssignmentTable, row: number, method: AttributionMethod): Claim {
  return {
    operatorId: sims.operatorId(row),
    assignmentId: sims.assignmentId(row),
    method,
    isTest: sims.isTest(row),
  };
}

function rangeClaims(
  ranges: RangeTable,
  identity: UsageIdentity,
  unheld: readonly Identifier[],
  instant: Instant,
): Claim[] {
  const claims: Claim[] = [];
  for (const identifier of unheld) {
    const value = identity[identifier];
    if (identifier === "iccid" || value === null) continue;
    for (const range of ranges(identifier, value, instant)) {
      claims.push({ operatorId: range.operatorId, assignmentId: range.id, method: "range", isTest: false });
    }
  }
  return claims;
}

function settle(
  claims: readonly Claim[],
  lives: ReadonlyMap<string, OperatorLife>,
  instant: Instant,
): Attribution {
  const [first] = claims;
  if (first === undefined) return UNATTRIBUTED;
  const { operatorId, assignmentId, method, isTest } = first;
  if (claims.some((claim) => claim.operatorId !== operatorId)) {
    return { status: "ambiguous", operatorIds: [...new Set(claims.map((claim) => claim.operatorId))].sort() };
  }
  const life = lives.get(operatorId);
  const isLive =
    life === undefined || (instant >= life.liveFrom && (life.liveUntil === null || instant < life.liveUntil));
  if (!isLive) return { status: "closed-operator", operatorId, assignmentId };
  return { status: "attributed", operatorId, method, assignmentId, isTest };
}
