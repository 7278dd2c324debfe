/** Who issues a document or receives it, as it is printed. */
export interface Party {
  readonly name: string;
  /** Address, register and tax numbers: one line each. */
  readonly lines: readonly string[];
}
