import type { SourceMapping } from "../mapping/schema.ts";
import type { LineFormat } from "./line-reader.ts";

type FixedWidth = NonNullable<SourceMapping["fixed"]>;

/** Lines whose columns stand at fixed places, counted in characters. Spaces at the end of a line may lack. */
export function fixedWidth({ columns, lineLength }: FixedWidth): LineFormat {
  const places = columns.map(({ from, length }) => [from - 1, from - 1 + length] as const);
  return {
    columns: columns.map(({ name }) => name),
    split(line) {
      if (lineLength !== undefined && line.length !== lineLength) {
        return `the line has ${line.length} characters, not ${lineLength}`;
      }
      return places.map(([from, to]) => line.slice(from, to));
    },
  };
}
