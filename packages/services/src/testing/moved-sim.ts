import { Readable } from "node:stream";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { OCTOBER_TERMS } from "./terms.ts";
import { AGREEMENT, SOURCE, type World } from "./world.ts";

const IMSI = "262010000000777";
const ZONES = { plmns: { "26201": "domestic" }, prefixes: {} };

/** The month that is wrong. */
export const MOVED_IN = { agreementId: AGREEMENT, period: "2027-03" };

/**
 * A SIM of alfa uses 1 GB in a month of the worked October's agreement, and it turns out to have gone to beta
 * five days before.
 */
export async function makeMovedSim({ db, test, addVersion }: World): Promise<void> {
  const latest = await db.agreementVersion.aggregate({
    where: { agreementId: AGREEMENT },
    _max: { version: true },
  });
  await addVersion((latest._max.version ?? 0) + 1, "2027-03-01T00:00:00+01:00", {
    ...OCTOBER_TERMS,
    zones: ZONES,
  });
  const sim = { agreementId: AGREEMENT, imsi: IMSI };
  const { id } = await db.simAssignment.create({
    data: { ...sim, operatorId: "alfa", validFrom: new Date("2027-03-01T00:00:00Z") },
  });
  await ingestFile(test, {
    stream: Readable.from([
      Buffer.from(`time,imsi,type,bytes,plmn\n2027-03-15T10:00:00Z,${IMSI},D,1000000000,26201\n`),
    ]),
    name: "cdr-march.csv",
    source: SOURCE,
    receivedAt: Date.parse("2027-04-01T00:00:00Z"),
  });
  const moved = new Date("2027-03-10T00:00:00Z");
  await db.simAssignment.update({ where: { id }, data: { validUntil: moved } });
  await db.simAssignment.create({ data: { ...sim, operatorId: "beta", validFrom: moved } });
}
