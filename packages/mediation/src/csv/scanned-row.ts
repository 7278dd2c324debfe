import type { RawRow } from "./types.ts";

/** A row that was split; its bytes are cut out of what was read only for whoever asks for them. */
export class ScannedRow implements RawRow {
  readonly line: number;
  readonly fields: readonly string[];
  readonly fault: string | null;
  readonly isCut = false;
  readonly #source: Buffer;
  readonly #from: number;
  readonly #to: number;

  constructor(
    line: number,
    source: Buffer,
    from: number,
    to: number,
    fields: readonly string[],
    fault: string | null,
  ) {
    this.line = line;
    this.#source = source;
    this.#from = from;
    this.#to = to;
    this.fields = fields;
    this.fault = fault;
  }

  get bytes(): Buffer {
    return this.#source.subarray(this.#from, this.#to);
  }
}
