import { SuperJSON } from "superjson";

const superjson = new SuperJSON();

/** Carries bigints and dates over the wire. Bound, because they are called as bare functions. */
export const transformer = {
  serialize: (value: unknown) => superjson.serialize(value),
  deserialize: <T = unknown>(value: Parameters<typeof superjson.deserialize>[0]) =>
    superjson.deserialize<T>(value),
};
