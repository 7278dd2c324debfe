/** JSON as it is stored and hashed: no bigint, no undefined. */
export type FrozenJson =
  | null
  | boolean
  | number
  | string
  | readonly FrozenJson[]
  | { readonly [key: string]: FrozenJson };

/**
 * What a bigint looks like once frozen: "-1250000n". A text that looks the same is kept apart by a leading
 * tilde.
 */
const LOOKS_LIKE_BIGINT = /^~*-?\d+n$/;

/**
 * Turns a plain value into JSON without losing anything: a bigint becomes "123n", an absent field is left
 * out.
 *
 * Shape   plain objects, arrays, text, finite numbers, booleans, null and bigints only; `thaw(freeze(x))`
 *         equals x.
 * Throws  TypeError for anything else: a Date, a Map or a function in a frozen input is a programming error.
 */
export function freeze(value: unknown): FrozenJson {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "string") return LOOKS_LIKE_BIGINT.test(value) ? `~${value}` : value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(freeze);
  if (typeof value === "object" && isPlain(value)) {
    const entries = Object.entries(value).filter(([, field]) => field !== undefined);
    return Object.fromEntries(entries.map(([key, field]) => [key, freeze(field)]));
  }
  throw new TypeError(`Only plain values can be frozen, this is ${Object.prototype.toString.call(value)}.`);
}

/** Reads a frozen value back: the inverse of {@link freeze}. */
export function thaw(json: unknown): unknown {
  if (typeof json === "string") return thawText(json);
  if (Array.isArray(json)) return json.map(thaw);
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([key, field]) => [key, thaw(field)]));
  }
  return json;
}

function thawText(text: string): string | bigint {
  if (!LOOKS_LIKE_BIGINT.test(text)) return text;
  return text.startsWith("~") ? text.slice(1) : BigInt(text.slice(0, -1));
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
