import { randomUUID } from "node:crypto";
import type { OperatorDb } from "@tributary/db/doors/operator-db";
import { DomainError } from "@tributary/domain/error";
import { parseIccid } from "@tributary/domain/sim/iccid";
import { parseImsi } from "@tributary/domain/sim/imsi";
import type { SimKind } from "@tributary/domain/sim/types";
import { writeAudit } from "../audit/write-audit.ts";
import { parseCsv } from "../csv/parse-csv.ts";
import { refuseWithheld } from "../offboarding/refuse-withheld.ts";
import { alone } from "../operator-dispute/alone.ts";

export interface AddSimsRequest {
  readonly batch: string;
  readonly kind: SimKind;
  readonly isTest: boolean;
  /** A line for each SIM: ICCID, comma, its IMSIs with spaces between. */
  readonly text: string;
  readonly actor: string;
}

const MOST = 10_000;

/**
 * Takes a batch of SIMs into stock, all or none.
 *
 * Throws  {@link DomainError} `INPUT_INVALID` with the line of the first that is wrong or known;
 *         `STEP_REFUSED` for one that is retired.
 */
export async function addSims(
  db: OperatorDb,
  { batch, kind, isTest, text, actor }: AddSimsRequest,
): Promise<{ readonly added: number }> {
  const sims = readSims(text);
  await alone(db, async (tx) => {
    const known = await db.reads.takenIdentifiers({
      ...{ numbers: [], msisdns: [] },
      iccids: sims.map(({ iccid }) => iccid),
      imsis: sims.flatMap(({ imsis }) => imsis),
    });
    const taken = known.sims[0]?.iccid ?? known.imsis[0]?.imsi;
    if (taken !== undefined) throw new DomainError("INPUT_INVALID", `${taken} is in the inventory already.`);
    await tx.simCard.createMany({ data: sims.map(({ id, iccid }) => ({ id, iccid, kind, isTest, batch })) });
    const imsis = sims.flatMap((sim) => sim.imsis.map((imsi) => ({ imsi, simCardId: sim.id })));
    await refuseWithheld(tx.simImsi.createMany({ data: imsis }));
    const details = { sims: sims.length, kind, isTest };
    await writeAudit(tx, { actor, action: "sim:add", subject: batch, operatorId: db.operatorId, details });
  });
  return { added: sims.length };
}

function readSims(text: string) {
  const rows = parseCsv(text, { delimiter: ",", fileName: "SIMs" });
  const seen = new Map<string, number>();
  const once = (value: string, line: number): string => {
    const first = seen.get(value);
    if (first !== undefined)
      throw new DomainError("INPUT_INVALID", `${value} stands in line ${first} already.`);
    seen.set(value, line);
    return value;
  };
  if (rows.length === 0 || rows.length > MOST) {
    throw new DomainError("INPUT_INVALID", `A batch has 1 to ${MOST} SIMs: one in each line.`);
  }
  return rows.map(({ lineNumber, cells: [iccid = "", imsis = ""] }) => {
    try {
      const own = imsis.split(/\s+/).filter((imsi) => imsi !== "");
      if (own.length === 0) throw new DomainError("INPUT_INVALID", "The SIM has no IMSI.");
      return {
        id: randomUUID(),
        iccid: once(parseIccid(iccid), lineNumber),
        imsis: own.map((imsi) => once(parseImsi(imsi), lineNumber)),
      };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      throw new DomainError("INPUT_INVALID", `Line ${lineNumber}: ${error.message}`, { line: lineNumber });
    }
  });
}
