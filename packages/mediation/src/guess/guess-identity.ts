import { type ColumnGuess, type ColumnValues, mostly } from "./column-guess.ts";
import { isNamedAs } from "./column-names.ts";

/** Country codes of networks begin with 2 to 7, those of tests and satellites with 0 and 9. */
const IMSI = /^(?:[2-7]\d|00|90|99)\d{12,13}$/;
const ICCID = /^89\d{16,18}F?$/;
const PHONE = /^\+?[\d ()/.-]{6,20}$/;

/** Whether a column holds IMSIs, ICCIDs or phone numbers; null when it holds none. */
export function guessIdentity(column: ColumnValues): ColumnGuess | null {
  return guessImsi(column) ?? guessIccid(column) ?? guessPhone(column);
}

function guessImsi({ name, values }: ColumnValues): ColumnGuess | null {
  if (!mostly(values, (value) => IMSI.test(value))) return null;
  const isNamed = isNamedAs(name, "imsi");
  // One number in ten carries a right check digit by chance, an IMEI always.
  const isImei = values.length >= 5 && values.every((value) => value.length === 15 && hasCheckDigit(value));
  if (isImei && !isNamed) return null;
  const reason = `Values such as ${values[0]} have 14 or 15 digits and begin like a country of networks.`;
  return { role: "imsi", isSure: true, reason };
}

function guessIccid({ values }: ColumnValues): ColumnGuess | null {
  if (!mostly(values, (value) => ICCID.test(value))) return null;
  const checked = values.filter((value) => value.length >= 19 && hasCheckDigit(value.replace("F", "")));
  const isSure = checked.length * 2 >= values.length;
  const reason = isSure
    ? `Values such as ${values[0]} begin with 89, as SIM cards do, and their check digits are right.`
    : `Values such as ${values[0]} begin with 89, as SIM cards do; their check digits are missing.`;
  return { role: "iccid", isSure, reason };
}

/** Whose number it is, only the name can say. */
function guessPhone({ name, values }: ColumnValues): ColumnGuess | null {
  if (!mostly(values, isPhone)) return null;
  const example = values.find((value) => value.startsWith("+")) ?? values[0];
  if (isNamedAs(name, "otherParty")) {
    return {
      role: "otherParty",
      isSure: true,
      reason: `Phone numbers such as ${example}, by name the other party's.`,
    };
  }
  if (isNamedAs(name, "msisdn")) {
    return {
      role: "msisdn",
      isSure: true,
      reason: `Phone numbers such as ${example}, by name the subscriber's.`,
    };
  }
  const hasPlus = values.every((value) => /^(?:\+|00)\d/.test(value));
  if (!hasPlus) return null;
  return {
    role: "msisdn",
    isSure: false,
    reason: `Phone numbers such as ${example}; whose, the name does not say.`,
  };
}

function isPhone(value: string): boolean {
  const digits = value.replace(/\D/g, "").length;
  return PHONE.test(value) && digits >= 5 && digits <= 15 && !/\d\.\d{1,2}$/.test(value);
}

/** The check digit of cards and devices, by Luhn. */
export function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const weighed = at % 2 === 1 ? digit * 2 : digit;
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return sum % 10 === 0;
}
