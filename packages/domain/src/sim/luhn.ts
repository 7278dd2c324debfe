/**
 * The check digit that Luhn's formula gives a row of digits: from the right every other one is doubled, and
 * the digits of all are summed up to a multiple of ten.
 *
 * Source  ISO/IEC 7812-1, annex B.
 */
export function luhnDigit(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const counted = place % 2 === 0 ? digit * 2 : digit;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return String((10 - (sum % 10)) % 10);
}
