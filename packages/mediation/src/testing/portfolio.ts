import { randomBytes } from "node:crypto";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import type { TestDatabase } from "@tributary/db/testing/test-database";
import type { SourceMappingInput } from "../mapping/schema.ts";

/**
 * Wholesale terms of the tests: voice 60/60 and data per byte, at home and abroad; sms to premium numbers
 * has no rate.
 */
export const terms: AgreementTermsJson = {
  currency: "EUR",
  zone: "Europe/Berlin",
  cutOff: "start",
  rounding: { mode: "half-up", scale: 6, per: "record" },
  lines: [
    usageLine("data", ["data"], { name: "MB", size: "1000000" }, "1", "0.90"),
    usageLine("voice", ["voice"], { name: "minute", size: "60" }, "60", "0.02"),
    usageLine("sms", ["sms", "mms"], { name: "event", size: "1" }, "1", "0.01"),
  ],
  zones: {
    plmns: { "26201": "domestic", "26801": "eu" },
    prefixes: { "49": "domestic", "351": "eu", "900": "premium" },
  },
  tolerance: { absolute: "25", bps: 50, invoiceCap: null },
  unattributedCapBps: 100,
  dispute: { windowDays: 30, mode: "withhold" },
  paymentTermDays: 30,
  taxBps: 0,
};

function usageLine(
  code: string,
  services: ("data" | "voice" | "sms" | "mms")[],
  unit: { name: string; size: string },
  increment: string,
  rate: string,
): AgreementTermsJson["lines"][number] {
  return {
    code,
    kind: "usage",
    description: code,
    services,
    zones: ["domestic", "eu"],
    unit,
    record: { first: increment, next: increment, setUpFee: "0", minimumCharge: "0" },
    pricing: { model: "per-unit", rate },
    isCountable: false,
  };
}

/** The columns of the tests' own files. */
export const HEADER = "time,imsi,msisdn,other,type,seconds,bytes,plmn";

export const mapping: SourceMappingInput = {
  format: "csv",
  occurredAt: { columns: ["time"], format: "yyyy-MM-ddTHH:mm:ssX" },
  imsi: "imsi",
  msisdn: "msisdn",
  otherParty: "other",
  service: { column: "type", values: { V: "voice", S: "sms", D: "data" } },
  duration: { column: "seconds", form: "seconds" },
  volume: { columns: ["bytes"], unit: "bytes" },
  visitedPlmn: "plmn",
};

export interface Sim {
  readonly imsi: string;
  readonly operatorId: string;
  readonly msisdn?: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly isTest?: boolean;
}

export interface TestPortfolio {
  readonly agreementId: string;
  readonly sourceId: string;
  addSims(sims: readonly Sim[]): Promise<void>;
  addSource(mapping: SourceMappingInput): Promise<string>;
}

/** An agreement of its own with one source; operators come from the database's own helper. */
export async function makePortfolio(
  database: TestDatabase,
  options: { readonly terms?: AgreementTermsJson; readonly mapping?: SourceMappingInput } = {},
): Promise<TestPortfolio> {
  const db = database.portfolioDb();
  const agreementId = `agreement-${randomBytes(4).toString("hex")}`;
  const chosen = options.terms ?? terms;
  const { currency, zone } = chosen;
  await db.mno.create({ data: { id: agreementId, name: agreementId, senders: [] } });
  await db.agreement.create({
    data: { id: agreementId, mnoId: agreementId, name: agreementId, currency, zone },
  });
  await db.agreementVersion.create({
    data: { agreementId, version: 1, effectiveFrom: new Date(0), terms: chosen as object, createdBy: "test" },
  });
  const addSource = async (described: SourceMappingInput): Promise<string> => {
    const id = `source-${randomBytes(4).toString("hex")}`;
    await db.usageSource.create({ data: { id, agreementId, mapping: described as object } });
    return id;
  };
  return {
    agreementId,
    sourceId: await addSource(options.mapping ?? mapping),
    addSource,
    async addSims(sims) {
      await db.simAssignment.createMany({
        data: sims.map(
          ({ imsi, operatorId, msisdn, validFrom = "2020-01-01T00:00:00Z", validUntil, isTest }) => ({
            agreementId,
            operatorId,
            imsi,
            msisdn: msisdn ?? null,
            validFrom: new Date(validFrom),
            validUntil: validUntil === undefined ? null : new Date(validUntil),
            isTest: isTest ?? false,
          }),
        ),
      });
    },
  };
}
