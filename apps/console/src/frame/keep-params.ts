/** The parameters of an address, as a page is given them. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>;

/** The same address with some parameters changed; null takes one away. */
export function keepParams(
  path: string,
  asked: Asked,
  changes: Readonly<Record<string, string | null>>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...asked, ...changes })) {
    const single = Array.isArray(value) ? value[0] : value;
    if (single !== null && single !== undefined) query.set(name, single);
  }
  const text = query.toString();
  return text === "" ? path : `${path}?${text}`;
}
