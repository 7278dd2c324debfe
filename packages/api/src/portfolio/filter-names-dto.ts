import type { FilterNames } from "@tributary/services/operator/list-filter-names";

export function filterNamesDto({ operators, agreements, periods }: FilterNames) {
  return {
    operators: operators.map(({ id, name }) => ({ id, name })),
    agreements: agreements.map(({ id, name }) => ({ id, name })),
    periods: [...periods],
  };
}
