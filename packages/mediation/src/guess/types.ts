/** What is taken for true of a file, and why. What is not sure is asked. */
export interface Guess<Value> {
  readonly value: Value;
  readonly isSure: boolean;
  /** One sentence for a person. */
  readonly reason: string;
}
