import { disputePath, operatorPath, settlementPath, usageFilePath } from "./paths.ts";

interface Driver {
  readonly kind: string;
  readonly id: string;
}

/** Where a thing that drives an alert is looked at, among the others that do; null for what has no page. */
export function driverPath({ kind, id }: Driver, drivers: readonly Driver[]): string | null {
  const other = (wanted: string) => drivers.find((driver) => driver.kind === wanted)?.id;
  const [agreement, source, operator] = [other("agreement"), other("source"), other("operator")];
  switch (kind) {
    case "operator":
      return operatorPath(id);
    case "agreement":
      return "/agreements";
    case "usage-file":
      return usageFilePath(Number(id));
    case "dispute":
      return disputePath(id);
    case "source":
      return listPath("/usage-files", { source: id });
    case "missing":
      return listPath("/usage-files", { source });
    case "reason":
      return source === undefined ? null : listPath("/quarantine", { source, reason: id });
    case "period":
      return agreement === undefined
        ? listPath("/statements", { operator, period: id })
        : settlementPath(agreement, id);
    default:
      return null;
  }
}

function listPath(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
  return `${path}?${query}`;
}
