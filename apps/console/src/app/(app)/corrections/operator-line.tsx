import { correctionTexts } from "@/texts/correction.ts";

interface OperatorNameProps {
  readonly operatorId: string | null;
  readonly operatorName: string | null;
  /** What it is called where there is none. */
  readonly none?: string;
}

/** The operator by name, with the code by which the reasons call it. */
export function OperatorName({ operatorId, operatorName, none = correctionTexts.nobody }: OperatorNameProps) {
  if (operatorId === null) return none;
  return (
    <span className="grid">
      <span>{operatorName}</span>
      {operatorName !== operatorId && (
        <span className="font-normal text-muted-foreground text-xs">{operatorId}</span>
      )}
    </span>
  );
}

/** The line by its code, with what it is. */
export function LineName({
  lineCode,
  lineName,
}: {
  readonly lineCode: string;
  readonly lineName: string | null;
}) {
  return (
    <span className="grid">
      <span>{lineCode}</span>
      {lineName !== null && <span className="text-muted-foreground text-xs">{lineName}</span>}
    </span>
  );
}
