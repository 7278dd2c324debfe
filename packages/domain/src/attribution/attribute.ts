import type { Instant } from "../period/types.ts";
import { type ByteText, byteText, isThere, MovingText, stringOf } from "../usage/byte-text.ts";
import {
  type AssignmentTable,
  assignmentTableBuilder,
  HELD_TWICE,
  type Identifier,
  NEVER_HELD,
  RELEASED,
} from "./assignment-table.ts";
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
export interface Attributor {
  (identity: UsageIdentity, instant: Instant): Attribution;
  /** Told of the first `count` records before they are asked about, up to {@link FETCHED_AT_ONCE}: faster. */
  readonly fetch: (identities: readonly UsageIdentity[], count: number) => void;
}

export interface AttributionInventory {
  readonly sims: Iterable<SimAssignment>;
  readonly ranges: Iterable<NumberRange>;
  /** An operator without a life is taken as live. */
  readonly lives: Iterable<OperatorLife>;
}

const UNATTRIBUTED: Attribution = { status: "unattributed" };
const ORDER: readonly Identifier[] = ["imsi", "iccid", "msisdn"];

/**
 * Compiles the SIM inventory into an attributor. IMSI, ICCID and MSISDN are looked up at the instant of the
 * event, each in [validFrom, validUntil); the first that is held names the assignment. Identifiers held by
 * different operators make the record ambiguous. Ranges answer only when no identifier is held, and never for
 * an identifier that was held before and released: usage after a port-out is nobody's.
 *
 * Shape   one attribution per record; it depends on nothing but the inventory and the record.
 * Throws  {@link DomainError} `INPUT_INVALID` for a malformed range.
 */
export function createAttributor({ sims, ranges, lives }: AttributionInventory): Attributor {
  const table = assignmentTableBuilder(0);
  for (const sim of sims) table.add(sim);
  return attributorOf(table.build(), rangeTable(ranges), livesById(lives));
}

/**
 * The same for an inventory that is read page by page: only one page of it is held beside the compiled one.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` for a malformed range.
 */
export async function loadAttributor({
  simPages,
  expectedSims,
  ranges,
  lives,
}: Omit<AttributionInventory, "sims"> & {
  readonly simPages: AsyncIterable<Iterable<SimAssignment>>;
  /** About how many there will be. */
  readonly expectedSims: number;
}): Promise<Attributor> {
  const table = assignmentTableBuilder(expectedSims);
  for await (const page of simPages) for (const sim of page) table.add(sim);
  return attributorOf(table.build(), rangeTable(ranges), livesById(lives));
}

function livesById(lives: Iterable<OperatorLife>): Lives {
  return new Map([...lives].map((life) => [life.operatorId, life]));
}

function attributorOf(sims: AssignmentTable, ranges: RangeTable, lives: Lives): Attributor {
  const { rowAt, fetch } = sims;
  const assignmentId = new MovingText();
  const held: Writable<Claim> & { readonly status: "attributed" } = {
    ...{ status: "attributed", operatorId: "", method: "imsi", assignmentId, isTest: false },
  };
  /** What nearly every record comes to: one object serves them all. */
  const attributed = (row: number, method: AttributionMethod, instant: Instant): Attribution => {
    const operatorId = sims.operatorId(row);
    if (!isLive(lives, operatorId, instant)) return { status: "closed-operator", operatorId };
    held.operatorId = operatorId;
    held.method = method;
    held.isTest = sims.isTest(row);
    sims.assignmentId(row, assignmentId);
    return held;
  };
  const attribute = (identity: UsageIdentity, instant: Instant): Attribution => {
    const { imsi, iccid, msisdn } = identity;
    const byImsi = isThere(imsi) ? rowAt.imsi(imsi, instant) : NEVER_HELD;
    const byIccid = isThere(iccid) ? rowAt.iccid(iccid, instant) : NEVER_HELD;
    const isKnown = !isThere(msisdn) || (byImsi >= 0 && sims.isSoleMsisdn(byImsi, msisdn));
    const byMsisdn = isKnown ? NEVER_HELD : rowAt.msisdn(msisdn, instant);
    const method = byImsi >= 0 ? "imsi" : byIccid >= 0 ? "iccid" : "msisdn";
    const holder = byImsi >= 0 ? byImsi : byIccid >= 0 ? byIccid : byMsisdn;
    if (byImsi === HELD_TWICE || differs(sims, byIccid, holder) || differs(sims, byMsisdn, holder))
      return decideByAll(sims, lives, identity, instant);
    if (holder >= 0) return attributed(holder, method, instant);
    return decide(rangeClaims(sims, ranges, identity, instant), lives, instant);
  };
  return Object.assign(attribute, { fetch });
}

/** Whether what an identifier leads to may be another operator's than the holder. */
function differs(sims: AssignmentTable, row: number, holder: number): boolean {
  if (row === HELD_TWICE) return true;
  return row >= 0 && row !== holder && sims.operatorId(row) !== sims.operatorId(holder);
}

/** One operator's claim to a record. */
interface Claim {
  readonly operatorId: string;
  readonly assignmentId: ByteText;
  readonly method: AttributionMethod;
  readonly isTest: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

type Lives = ReadonlyMap<string, OperatorLife>;

function claimOf(sims: AssignmentTable, row: number, method: AttributionMethod): Claim {
  return {
    operatorId: sims.operatorId(row),
    assignmentId: sims.assignmentId(row, new MovingText()),
    method,
    isTest: sims.isTest(row),
  };
}

/** The thorough way, for the few records whose identifiers have more than one holder. */
function decideByAll(
  sims: AssignmentTable,
  lives: Lives,
  identity: UsageIdentity,
  instant: Instant,
): Attribution {
  const claims: Claim[] = [];
  for (const identifier of ORDER) {
    const value = identity[identifier];
    if (!isThere(value)) continue;
    for (const row of sims.rowsAt(identifier, value, instant)) claims.push(claimOf(sims, row, identifier));
  }
  return decide(claims, lives, instant);
}

function rangeClaims(
  sims: AssignmentTable,
  ranges: RangeTable,
  identity: UsageIdentity,
  instant: Instant,
): Claim[] {
  const claims: Claim[] = [];
  for (const kind of ["imsi", "msisdn"] as const) {
    const value = identity[kind];
    if (!isThere(value) || sims.rowAt[kind](value, instant) === RELEASED) continue;
    for (const { operatorId, id } of ranges(kind, stringOf(value), instant)) {
      claims.push({ operatorId, assignmentId: byteText(id), method: "range", isTest: false });
    }
  }
  return claims;
}

function decide(claims: readonly Claim[], lives: Lives, instant: Instant): Attribution {
  const [first] = claims;
  if (first === undefined) return UNATTRIBUTED;
  if (claims.some((claim) => claim.operatorId !== first.operatorId)) {
    return { status: "ambiguous", operatorIds: [...new Set(claims.map((claim) => claim.operatorId))].sort() };
  }
  const { operatorId } = first;
  return isLive(lives, operatorId, instant)
    ? { status: "attributed", ...first }
    : { status: "closed-operator", operatorId };
}

function isLive(lives: Lives, operatorId: string, instant: Instant): boolean {
  const life = lives.get(operatorId);
  return (
    life === undefined || (instant >= life.liveFrom && (life.liveUntil === null || instant < life.liveUntil))
  );
}
