/** Prints a guarantee's closing figure, as the tests below the browser do. */
export function closingLine(number: number, held: number, total: number, what: string): void {
  console.log(`guarantee ${String(number).padStart(2, "0")}: ${held} of ${total} ${what}`);
}
