/** A client as the probes see it: any model, any operation, typed by nobody. */
export type AnyClient = Readonly<
  Record<string, Readonly<Record<string, (args?: unknown) => Promise<unknown>>>>
>;

export interface Probe {
  readonly model: string;
  readonly name: string;
  /** Reads first, then writes, then what destroys. */
  readonly kind: "read" | "write" | "destroy";
  /** Whether the Prisma extension sees all of it: no relation and no SQL. */
  readonly isTopLevel: boolean;
  /** The largest count, or number of rows, that an honest answer may hold. */
  readonly limit: number;
  /** What the probe asks for: an error may repeat it. */
  readonly asked: unknown;
  run(client: AnyClient): Promise<unknown>;
}

/** Everything a probe needs to know about the two operators: it runs as one and reaches for the other. */
export interface Parties {
  readonly own: string;
  readonly sibling: string;
  readonly ownRows: number;
}
