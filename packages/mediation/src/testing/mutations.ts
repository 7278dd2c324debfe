/** Numbers that are the same in every run: the next is below `limit`. */
export type Chance = (limit: number) => number;

export function createChance(seed: number): Chance {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A file that was changed: what stood before `at` and behind `until` is as it was. */
export interface Mutated {
  readonly bytes: Buffer;
  readonly at: number;
  readonly until: number;
}

export type Mutation = (file: Buffer, at: number, chance: Chance) => Mutated;

/** Puts `put` where the bytes from `at` to `until` stood. */
function splice(file: Buffer, at: number, until: number, put: Buffer | string): Mutated {
  const end = Math.min(until, file.length);
  return {
    bytes: Buffer.concat([file.subarray(0, at), Buffer.from(put), file.subarray(end)]),
    at,
    until: end,
  };
}

/** Ways in which a file is damaged: a bit, a byte, a cut, a hole, what does not belong, a block twice. */
export const TEXT_MUTATIONS: readonly Mutation[] = [
  (file, at, chance) => splice(file, at, at + 1, Buffer.of((file[at] ?? 0) ^ (1 << chance(8)))),
  (file, at, chance) => splice(file, at, at + 1, Buffer.of(chance(256))),
  (file, at) => splice(file, at, file.length, ""),
  (file, at, chance) => splice(file, at, at + 1 + chance(90), ""),
  (file, at) => splice(file, at, at, '"'),
  (file, at) => splice(file, at, at, "\0"),
  (file, at, chance) => splice(file, at, at, ["\n", "\r\n", "\r", "\n\n\n"][chance(4)] ?? "\n"),
  (file, at, chance) => splice(file, at, at, file.subarray(at, at + chance(200))),
  (file, at, chance) => splice(file, at, at, Buffer.alloc(1 + chance(20), chance(256))),
  (file, at, chance) => splice(file, at, at, ",".repeat(1 + chance(12))),
];
