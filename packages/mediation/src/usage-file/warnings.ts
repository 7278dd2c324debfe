import type { PreparedSource } from "../pipeline/prepare-source.ts";
import type { FileReading } from "../pipeline/read-file.ts";

/** What a person should know of a file that is taken in all the same; one sentence each. */
export function warningsOf(reading: FileReading, { mapping }: PreparedSource): string[] {
  const warnings: string[] = [];
  const { folded, received, controlTotals } = reading;
  if (received === 0) warnings.push("The file holds no records.");
  if (folded > 0) {
    const { fold } = mapping.occurredAt;
    const records = folded === 1 ? "1 record lies" : `${folded} records lie`;
    warnings.push(`${records} in a local hour that came twice, read as the ${fold} one.`);
  }
  const unreadable = controlTotals.counted.unreadable ?? "0";
  const hasSums = controlTotals.stated.some(({ of }) => of !== "records" && of !== "rows");
  if (unreadable !== "0" && hasSums) {
    const records = unreadable === "1" ? "1 record" : `${unreadable} records`;
    warnings.push(`${records} cannot be read, so that the file's stated sums cannot be compared.`);
  }
  return warnings;
}
