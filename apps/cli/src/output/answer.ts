/** What a command says: the same facts for people and for machines. */
export interface Answer {
  readonly text: string;
  readonly json: unknown;
  /** The command did its work and the answer is "no": identities broken, exceptions in the way. */
  readonly isNo?: boolean;
  /** Some of what was given could not be read; the rest was done. */
  readonly isBadInput?: boolean;
}

/** JSON with bigints as strings and dates in ISO form. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? String(each) : each), 2);
}
