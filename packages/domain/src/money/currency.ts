import { DomainError } from "../error.ts";
import type { CurrencyCode, Micros } from "./types.ts";

/**
 * Codes by the number of decimals of their minor unit. Precious metals, bond units, testing codes and
 * accounting units (XAU, XBA, XDR, XTS, XXX and the like) have no minor unit, so no invoice can be written in
 * them.
 */
const CODES_BY_DIGITS: Readonly<Record<number, string>> = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  2: `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
      CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
      GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL
      MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR
      PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP
      TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG`,
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

/**
 * Withdrawn since 2021, but still printed on invoices and credit notes for earlier periods; all had two
 * decimals.
 */
const WITHDRAWN = "ANG BGN CUC HRK SLL ZWL";

const digitsByCode: ReadonlyMap<CurrencyCode, number> = new Map([
  ...Object.entries(CODES_BY_DIGITS).flatMap(([digits, codes]) =>
    codes.split(/\s+/).map((code): [CurrencyCode, number] => [code, Number(digits)]),
  ),
  ...WITHDRAWN.split(" ").map((code): [CurrencyCode, number] => [code, 2]),
]);

/**
 * Decimals of a currency's minor unit: EUR 2, JPY 0, KWD 3.
 *
 * Throws  {@link DomainError} `CURRENCY_UNKNOWN`.
 * Source  ISO 4217, list one (active codes) and list three (withdrawn).
 */
export function minorDigits(currency: CurrencyCode): number {
  const digits = digitsByCode.get(currency);
  if (digits === undefined) {
    throw new DomainError(
      "CURRENCY_UNKNOWN",
      `"${currency}" is not a currency of ISO 4217: use a code such as EUR.`,
      {
        currency,
      },
    );
  }
  return digits;
}

/**
 * One minor unit in micros: EUR 10,000 (one cent), JPY 1,000,000, KWD 1,000.
 *
 * Throws  {@link DomainError} `CURRENCY_UNKNOWN`.
 */
export function minorUnitMicros(currency: CurrencyCode): Micros {
  return 10n ** BigInt(6 - minorDigits(currency));
}
