/**
 * Maps digit strings (IMSI, ICCID, MSISDN) to row numbers in typed arrays: a third of a Map's memory, several
 * times its speed.
 */
export interface DigitIndex {
  /** The row last stored for a value, −1 when there is none. */
  readonly get: (value: string) => number;
  readonly set: (value: string, row: number) => void;
}

const SMALLEST_CAPACITY = 1024;
/** 15 digits behind a leading 1, which keeps leading zeros apart, stay below 2^53. */
const DIGITS_PER_WORD = 15;
const LONGEST = 2 * DIGITS_PER_WORD;

/**
 * The two words of the value read last: a fixed place, since a pair per lookup would cost more than the
 * lookup.
 */
const read = new Float64Array(2);

export function digitIndex(): DigitIndex {
  let capacity = SMALLEST_CAPACITY;
  let size = 0;
  /** Words of slot n at 2n and 2n + 1, side by side for the processor's cache; a low word is never 0. */
  let words = new Float64Array(2 * capacity);
  let rows = new Int32Array(capacity);
  /** Identifiers that are not plain digits, such as an ICCID padded with F. */
  const others = new Map<string, number>();

  function slotOf(low: number, high: number): number {
    const mask = capacity - 1;
    let slot = hash(low, high) & mask;
    while (words[2 * slot] !== 0 && (words[2 * slot] !== low || words[2 * slot + 1] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }

  function store(low: number, high: number, row: number): boolean {
    const slot = slotOf(low, high);
    const isNew = words[2 * slot] === 0;
    words[2 * slot] = low;
    words[2 * slot + 1] = high;
    rows[slot] = row;
    return isNew;
  }

  function grow(): void {
    const [oldWords, oldRows] = [words, rows];
    capacity *= 2;
    words = new Float64Array(2 * capacity);
    rows = new Int32Array(capacity);
    for (let at = 0; at < oldRows.length; at++) {
      const low = oldWords[2 * at] ?? 0;
      if (low !== 0) store(low, oldWords[2 * at + 1] ?? 0, oldRows[at] ?? 0);
    }
  }

  return {
    get: (value) => {
      if (!readWords(value)) return others.get(value) ?? -1;
      const slot = slotOf(read[0] ?? 0, read[1] ?? 0);
      return words[2 * slot] === 0 ? -1 : (rows[slot] ?? -1);
    },
    set: (value, row) => {
      if (!readWords(value)) others.set(value, row);
      else if (store(read[0] ?? 0, read[1] ?? 0, row) && ++size * 2 > capacity) grow();
    },
  };
}

/** Reads digits into `read`, low word first; false when the value is not made of digits or is too long. */
function readWords(value: string): boolean {
  if (value.length > LONGEST) return false;
  const split = Math.max(0, value.length - DIGITS_PER_WORD);
  const low = readWord(value, split, value.length);
  const high = split === 0 ? 0 : readWord(value, 0, split);
  read[0] = low;
  read[1] = high;
  return low > 0 && high >= 0;
}

/** The digits behind a leading 1, or −1 when one of them is no digit. */
function readWord(value: string, from: number, until: number): number {
  let word = 1;
  for (let at = from; at < until; at++) {
    const digit = value.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    word = word * 10 + digit;
  }
  return word;
}

/** Mixes the halves of both words, so that consecutive numbers spread over the table. */
function hash(low: number, high: number): number {
  let mixed = Math.imul(low | 0, 0x9e3779b1) ^ Math.imul((low / 4_294_967_296) | 0, 0x85ebca6b);
  mixed ^= Math.imul(high | 0, 0xc2b2ae35);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f);
  return mixed ^ (mixed >>> 13);
}
