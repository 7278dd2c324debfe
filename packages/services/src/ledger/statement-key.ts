/** The key under which a version of a statement stands in the books. */
export function statementKey(number: string, version: number): string {
  return `statement:${number}:v${version}`;
}
