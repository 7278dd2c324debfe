import { Pagination } from "@tributary/ui/pagination";

interface ListPagesProps {
  readonly path: string;
  /** The parameters the list was asked with; `page` is replaced. */
  readonly params: Readonly<Record<string, string | number | undefined>>;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly shown: number;
}

/** Leads to the pages before and after, with everything else in the address as it is. */
export function ListPages({ path, params, page, pageSize, total, shown }: ListPagesProps) {
  const hrefOf = (other: number): string => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...params, page: other })) {
      if (value !== undefined) query.set(name, String(value));
    }
    return `${path}?${query}`;
  };
  const before = (page - 1) * pageSize;
  return (
    <Pagination
      total={total}
      from={shown === 0 ? undefined : before + 1}
      to={shown === 0 ? undefined : before + shown}
      previousHref={page > 1 ? hrefOf(page - 1) : undefined}
      nextHref={before + shown < total ? hrefOf(page + 1) : undefined}
    />
  );
}
