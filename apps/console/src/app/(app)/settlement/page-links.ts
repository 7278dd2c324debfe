type Params = Readonly<Record<string, string | string[] | undefined>>;

/** Where the pages before and after are, with everything else of the address as it is. */
export function pageLinks(
  path: string,
  params: Params,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
  total: number,
) {
  const last = Math.max(1, Math.ceil(total / pageSize));
  const to = Math.min(page * pageSize, total);
  return {
    previousHref:
      page > 1 ? withParams(path, params, { page: page === 2 ? null : `${page - 1}` }) : undefined,
    nextHref: page < last ? withParams(path, params, { page: `${page + 1}` }) : undefined,
    total,
    from: Math.min((page - 1) * pageSize + 1, to),
    to,
  };
}

/** The address with some parameters changed; null takes one away. */
export function withParams(
  path: string,
  params: Params,
  changes: Readonly<Record<string, string | null>>,
): string {
  const kept = Object.entries(params).flatMap(([name, value]) =>
    name in changes || value === undefined
      ? []
      : [[name, Array.isArray(value) ? (value[0] ?? "") : value] as const],
  );
  const set = Object.entries(changes).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const query = new URLSearchParams([...kept, ...set].map(([name, value]) => [name, value])).toString();
  return query === "" ? path : `${path}?${query}`;
}
