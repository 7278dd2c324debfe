/** The paths of single values in lines of JSON, in the order in which they first come; `usage.bytes`. */
export function jsonPaths(lines: readonly string[], most: number): string[] {
  const paths = new Set<string>();
  for (const line of lines) {
    try {
      collect(JSON.parse(line), "", paths);
    } catch {
      // A line that is no JSON tells nothing about the others.
    }
  }
  return [...paths].slice(0, most);
}

function collect(value: unknown, path: string, paths: Set<string>): void {
  if (Array.isArray(value)) return;
  if (typeof value !== "object" || value === null) {
    if (path !== "") paths.add(path);
    return;
  }
  for (const [key, inner] of Object.entries(value))
    collect(inner, path === "" ? key : `${path}.${key}`, paths);
}
