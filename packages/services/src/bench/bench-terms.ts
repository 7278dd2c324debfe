import type { UpdatedRates } from "@tributary/db/bench/settlement-ways";
import type { AgreementTermsJson } from "@tributary/db/terms/agreement-terms-schema";
import { terms } from "@tributary/mediation/bench/bench-source";

export type Rates = UpdatedRates;

export const OLD_RATES: Rates = { version: 1, dataCents: 92, voiceMicros: 12_000, smsMicros: 9_000 };
/** Each a little less, as when a host network cuts its rates backwards. */
export const NEW_RATES: Rates = { version: 2, dataCents: 88, voiceMicros: 11_000, smsMicros: 8_000 };

/** The terms that mediation's bench rates by, at these rates. */
export function termsOf({ dataCents, voiceMicros, smsMicros }: Rates): AgreementTermsJson {
  const micros: Readonly<Record<string, number>> = {
    DATA: dataCents * 10_000,
    VOICE: voiceMicros,
    SMS: smsMicros,
  };
  const rated = terms.lines.map((line) => {
    const rate = micros[line.code];
    if (line.kind !== "usage" || rate === undefined)
      throw new Error(`The bench has no rate for ${line.code}.`);
    return { ...line, pricing: { model: "per-unit" as const, rate: decimalOf(rate) } };
  });
  return { ...terms, lines: rated };
}

/** Micros below a million as a decimal of the currency unit. */
function decimalOf(micros: number): string {
  return `0.${String(micros).padStart(6, "0")}`;
}
