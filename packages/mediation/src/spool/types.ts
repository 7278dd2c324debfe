/** A row on its way into a table; `tuple` is a view that holds only until the next row is asked for. */
export interface SpooledRow {
  readonly high: number;
  readonly low: number;
  readonly aggregate: number;
  readonly identityEnd: number;
  readonly tuple: Buffer;
}

/** Row header: length of the tuple, aggregate, end of its identity, both halves of its key. */
export const HEADER_BYTES = 20;
