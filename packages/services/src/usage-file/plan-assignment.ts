import type { PortfolioTables } from "@tributary/db/doors/portfolio-db";
import type { NumberRange, SimAssignment } from "@tributary/domain/attribution/types";
import { DomainError } from "@tributary/domain/error";
import { refuseWithheld } from "../offboarding/refuse-withheld.ts";
import { momentToInstant } from "../portfolio/moment.ts";

/** What is held from now on: a SIM by its IMSI, or a block of numbers, both ends included. */
export type AssignedIdentifier =
  | {
      readonly kind: "sim";
      readonly imsi: string;
      readonly iccid?: string | undefined;
      readonly msisdn?: string | undefined;
    }
  | { readonly kind: "imsi-range" | "msisdn-range"; readonly first: string; readonly last: string };

export interface Assignment {
  readonly operatorId: string;
  readonly identifier: AssignedIdentifier;
  /** A day of the agreement's zone, or an instant; events before it stay whose they are. */
  readonly from: string;
}

/** The rows that an assignment adds. */
export interface PlannedAssignment {
  readonly sims: readonly SimAssignment[];
  readonly ranges: readonly NumberRange[];
}

type Tables = Pick<PortfolioTables, "agreement" | "operator" | "simAssignment" | "numberRange">;

/**
 * Plans who holds a SIM or a range from an instant on.
 *
 * Throws  {@link DomainError} `NOT_FOUND` for an operator there is not; `INPUT_INVALID` for numbers that are
 *         none, and where somebody holds them already: the sentence names the conflict.
 */
export async function planAssignment(
  db: Tables,
  agreementId: string,
  { operatorId, identifier, from }: Assignment,
): Promise<PlannedAssignment> {
  const operator = await db.operator.findUnique({ where: { id: operatorId }, select: { name: true } });
  if (operator === null) throw new DomainError("NOT_FOUND", "There is no such operator: list the operators.");
  const { zone } = await db.agreement.findUniqueOrThrow({ where: { id: agreementId } });
  const id = crypto.randomUUID();
  const held = { id, operatorId, validFrom: momentToInstant(from, zone), validUntil: null };
  if (identifier.kind === "sim") {
    const { imsi, iccid = null, msisdn = null } = identifier;
    const numbers = { imsi: digits(imsi, "IMSI"), iccid: optional(iccid, "ICCID") };
    const sim = { ...held, ...numbers, msisdn: optional(msisdn, "MSISDN"), isTest: false };
    await refuseHeldSim(db, agreementId, sim);
    return { sims: [sim], ranges: [] };
  }
  const kind = identifier.kind === "imsi-range" ? "imsi" : "msisdn";
  const [first, last] = [digits(identifier.first, "first number"), digits(identifier.last, "last number")];
  if (first.length !== last.length || first > last) {
    throw new DomainError(
      "INPUT_INVALID",
      "A range goes from a lower number to a higher one of equal length.",
    );
  }
  const range = { ...held, kind, first, last } as const;
  await refuseHeldRange(db, agreementId, range);
  return { sims: [], ranges: [range] };
}

/** Stores what was planned, in the transaction that has planned it. */
export async function saveAssignment(
  tx: Tables & Pick<PortfolioTables, "simAssignment" | "numberRange">,
  agreementId: string,
  { sims, ranges }: PlannedAssignment,
): Promise<void> {
  const dated = ({ validFrom }: { readonly validFrom: number }) => ({
    agreementId,
    validFrom: new Date(validFrom),
    validUntil: null,
  });
  const held = sims.map((sim) => ({ ...sim, ...dated(sim) }));
  await refuseWithheld(tx.simAssignment.createMany({ data: held }));
  const blocks = ranges.map((range) => ({ ...range, ...dated(range) }));
  await refuseWithheld(tx.numberRange.createMany({ data: blocks }));
}

function digits(given: string, name: string): string {
  const value = given.replaceAll(/[\s+-]/g, "");
  if (/^\d{3,20}$/.test(value)) return value;
  throw new DomainError("INPUT_INVALID", `The ${name} has 3 to 20 digits and nothing else.`);
}

function optional(given: string | null, name: string): string | null {
  return given === null || given.trim() === "" ? null : digits(given, name);
}

/** A SIM is held once at a time, and so is its card and its number under one agreement. */
async function refuseHeldSim(
  db: Tables,
  agreementId: string,
  { imsi, iccid, msisdn, validFrom }: SimAssignment,
): Promise<void> {
  const others = [
    { imsi },
    ...(iccid === null ? [] : [{ iccid, agreementId }]),
    ...(msisdn === null ? [] : [{ msisdn, agreementId }]),
  ];
  const holder = await db.simAssignment.findFirst({
    where: { OR: others, AND: { OR: [{ validUntil: null }, { validUntil: { gt: new Date(validFrom) } }] } },
    orderBy: { validFrom: "asc" },
    include: { operator: { select: { name: true } } },
  });
  if (holder === null) return;
  const what =
    holder.imsi === imsi ? `IMSI ${imsi}` : holder.iccid === iccid ? `ICCID ${iccid}` : `MSISDN ${msisdn}`;
  throw heldAlready(what, holder);
}

async function refuseHeldRange(
  db: Tables,
  agreementId: string,
  { kind, first, last, validFrom }: NumberRange,
): Promise<void> {
  const candidates = await db.numberRange.findMany({
    where: {
      ...{ agreementId, kind, first: { lte: last }, last: { gte: first } },
      OR: [{ validUntil: null }, { validUntil: { gt: new Date(validFrom) } }],
    },
    orderBy: { first: "asc" },
    include: { operator: { select: { name: true } } },
  });
  const holder = candidates.find((range) => range.first.length === first.length);
  if (holder === undefined) return;
  throw heldAlready(`The range ${holder.first} to ${holder.last}`, holder);
}

function heldAlready(
  what: string,
  {
    operator,
    validFrom,
    validUntil,
  }: { operator: { name: string }; validFrom: Date; validUntil: Date | null },
): DomainError {
  const since = `since ${validFrom.toISOString().slice(0, 10)}`;
  const until = validUntil === null ? "" : ` until ${validUntil.toISOString().slice(0, 10)}`;
  return new DomainError(
    "INPUT_INVALID",
    `${what} is held by ${operator.name} ${since}${until}: end that first, or choose a later day.`,
  );
}
