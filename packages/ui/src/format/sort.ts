export interface Sort {
  readonly key: string;
  readonly direction: "asc" | "desc";
}

/** Reads a sort as it stands in a URL: "variance" is ascending, "-variance" descending. */
export function parseSort(text: string): Sort {
  return text.startsWith("-") ? { key: text.slice(1), direction: "desc" } : { key: text, direction: "asc" };
}

/** The same sort as it stands in a URL. */
export function formatSort({ key, direction }: Sort): string {
  return direction === "desc" ? `-${key}` : key;
}

/** What a click on a column's header asks for: the other direction, or that column descending first. */
export function nextSort(current: Sort | undefined, key: string): Sort {
  if (current?.key !== key) return { key, direction: "desc" };
  return { key, direction: current.direction === "desc" ? "asc" : "desc" };
}
