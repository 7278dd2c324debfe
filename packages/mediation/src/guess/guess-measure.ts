import { type ColumnGuess, type ColumnValues, mostly } from "./column-guess.ts";
import { durationUnitIn, isNamedAs, volumeUnitIn } from "./column-names.ts";
import type { DurationForm, VolumeUnit } from "./draft.ts";

const NUMBER = /^[+-]?\d{1,3}(?:[., '\u00a0\u202f\u2009]?\d{1,3})*(?:[.,]\d+)?$/;
const CLOCK = /^(?:\d{1,5}:)?\d{1,3}:\d{2}$/;
const LABELLED = /^(?=\d)(?:\d{1,5}h)?(?:\d{1,6}m)?(?:\d{1,8}s)?$/;

export interface DurationGuess extends ColumnGuess {
  readonly role: "duration";
  /** null: nothing says the unit. */
  readonly form: DurationForm | null;
}

export interface VolumeGuess extends ColumnGuess {
  readonly role: "volume";
  /** null: nothing says the unit. */
  readonly unit: VolumeUnit | null;
}

/** Whether a column holds durations, by its values or by its name; null when it holds none. */
export function guessDuration({ name, values }: ColumnValues): DurationGuess | null {
  const [example] = values;
  if (mostly(values, (value) => LABELLED.test(value) && /[hms]$/.test(value))) {
    const reason = `Values such as ${example} count hours, minutes and seconds.`;
    return { role: "duration", form: "00m30s", isSure: true, reason };
  }
  const isNamed = isNamedAs(name, "duration");
  if (mostly(values, (value) => CLOCK.test(value))) {
    const reason = `Values such as ${example} are hours, minutes and seconds.`;
    return { role: "duration", form: "hh:mm:ss", isSure: isNamed, reason };
  }
  if (!isNamed || !mostly(values, isNumber)) return null;
  const form = durationUnitIn(name);
  return form === null
    ? { role: "duration", form, isSure: false, reason: `By its name a duration; nothing says its unit.` }
    : { role: "duration", form, isSure: true, reason: `Its name says a duration in ${form}.` };
}

/** Whether a column holds volumes, which only its name can say; null when it does not. */
export function guessVolume({ name, values }: ColumnValues): VolumeGuess | null {
  if (!mostly(values, isNumber)) return null;
  const unit = volumeUnitIn(name);
  if (unit !== null) {
    return { role: "volume", unit, isSure: true, reason: `Its name says a volume in ${unit}.` };
  }
  if (!isNamedAs(name, "volume")) return null;
  return { role: "volume", unit, isSure: false, reason: "By its name a volume; nothing says its unit." };
}

/** Whether a column holds what the source itself charges, which only its name can say. */
export function guessCharge({ name, values }: ColumnValues): ColumnGuess | null {
  if (!isNamedAs(name, "charge") || !mostly(values, isNumber)) return null;
  return { role: "charge", isSure: true, reason: "Its name says an amount; it is kept as evidence." };
}

export function isNumber(value: string): boolean {
  return NUMBER.test(value);
}
