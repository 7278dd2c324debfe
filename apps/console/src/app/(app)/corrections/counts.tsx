import { Quantity } from "@tributary/ui/quantity";

interface CountsProps {
  readonly moved: bigint | number;
  /** null: nobody counted them. */
  readonly repriced: bigint | number | null;
}

/** How many records changed hands, and how many were priced anew. */
export function Counts({ moved, repriced }: CountsProps) {
  return (
    <span className="whitespace-nowrap">
      <Quantity value={BigInt(moved)} /> / {repriced === null ? "–" : <Quantity value={BigInt(repriced)} />}
    </span>
  );
}
