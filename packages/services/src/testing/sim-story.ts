import { Readable } from "node:stream";
import type { AgreementTermsInput } from "@tributary/db/terms/agreement-terms-schema";
import type { TestDatabase } from "@tributary/db/testing/test-database";
import { ingestFile } from "@tributary/mediation/usage-file/ingest-file";
import { makePlain } from "./plain.ts";
import { PLAIN_TERMS } from "./terms.ts";
import { AGREEMENT, SOURCE, type World } from "./world.ts";

/** The SIM that moves, and one of beta's own. */
export const MOVING = "262010000000011";
export const BETAS = "262010000000012";

/** The plain terms with zones, so that real records can be rated; any bill is in tolerance. */
export const STORY_TERMS: AgreementTermsInput = {
  ...PLAIN_TERMS,
  zones: { plmns: { "26201": "domestic" }, prefixes: {} },
  tolerance: { absolute: "1000", bps: 0, invoiceCap: null },
};

export interface Session {
  readonly imsi: string;
  readonly at: string;
  readonly gigabytes: number;
}

/** Alfa and beta with a SIM each, at 1.00 per GB and 10 % margin; files of data sessions come as they do. */
export async function makeSims(test: TestDatabase, terms: AgreementTermsInput = STORY_TERMS) {
  const world = await makePlain(test, terms);
  for (const [operatorId, imsi] of [
    ["alfa", MOVING],
    ["beta", BETAS],
  ] as const) {
    await addSim(world, operatorId, imsi, "2025-01-01T00:00:00Z");
  }
  let files = 0;
  return {
    ...world,
    /** Takes a file of sessions in. Answers its id. */
    async ingest(...sessions: readonly Session[]): Promise<number> {
      const rows = sessions.map(({ imsi, at, gigabytes }) => `${at},${imsi},D,${gigabytes * 1e9},26201`);
      const { fileId } = await ingestFile(test, {
        stream: Readable.from([Buffer.from(`time,imsi,type,bytes,plmn\n${rows.join("\n")}\n`)]),
        name: `sims-${++files}.csv`,
        source: SOURCE,
        receivedAt: Date.parse("2027-02-01T00:00:00Z"),
      });
      if (fileId === null) throw new Error("the story's file was not taken in");
      return fileId;
    },
    /** It turns out that the moving SIM went from alfa to beta at an instant. */
    async moveBack(at: string): Promise<void> {
      const where = { imsi: MOVING, operatorId: "alfa" };
      await world.db.simAssignment.updateMany({ where, data: { validUntil: new Date(at) } });
      await addSim(world, "beta", MOVING, at);
    },
  };
}

async function addSim({ db }: World, operatorId: string, imsi: string, from: string): Promise<void> {
  const sim = { operatorId, agreementId: AGREEMENT, imsi };
  await db.simAssignment.create({ data: { ...sim, validFrom: new Date(from) } });
}
