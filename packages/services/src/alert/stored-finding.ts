import type { AlertUnit, Driver, Excuse, Finding, Severity } from "@tributary/domain/alert/types";
import { z } from "zod";

const driverSchema = z.array(z.object({ kind: z.string(), id: z.string(), amount: z.string().optional() }));
const excuseSchema = z.object({ setting: z.string(), value: z.number() });
const settingsSchema = z.record(z.string(), z.union([z.number(), z.array(z.string())]));

/** A finding's drivers as they are stored: amounts as text, since JSON has no bigint. */
export function writeDrivers(drivers: readonly Driver[]) {
  return drivers.map(({ kind, id, amount }) => {
    return amount === undefined ? { kind, id } : { kind, id, amount: `${amount}` };
  });
}

export function readDrivers(stored: unknown): Driver[] {
  return driverSchema.parse(stored).map(({ kind, id, amount }) => {
    const driver = { kind: kind as Driver["kind"], id };
    return amount === undefined ? driver : { ...driver, amount: BigInt(amount) };
  });
}

export function readExcuse(stored: unknown): Excuse {
  return excuseSchema.parse(stored);
}

export function readSettings(stored: unknown) {
  return settingsSchema.parse(stored);
}

/** What of an alert's row is what was found. */
export interface StoredFinding {
  readonly severity: string;
  readonly currency: string | null;
  readonly atRiskMicros: bigint | null;
  readonly measured: bigint;
  readonly limitValue: bigint;
  readonly usual: bigint | null;
  readonly unit: string;
}

/** The figures of a finding, as both kinds of alerts store them. */
export function figureColumns(finding: Finding, figures: string) {
  const { severity, currency, atRiskMicros, measured, limit, usual, unit, drivers, excuse } = finding;
  return {
    ...{ severity: severity as Severity, currency, atRiskMicros, measured, limitValue: limit, usual },
    ...{ unit: unit as AlertUnit, drivers: writeDrivers(drivers), excuse: { ...excuse }, figures },
  };
}
