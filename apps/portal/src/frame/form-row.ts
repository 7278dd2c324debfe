/** An entry of a list while it is edited: the id tells it from its neighbours. */
export type Row<T> = T & { readonly id: string };

export function rowOf<T extends object>(entry: T): Row<T> {
  return { ...entry, id: crypto.randomUUID() };
}

export function withoutId<T extends object>({ id: _, ...entry }: Row<T>): Omit<Row<T>, "id"> & T {
  return entry as unknown as Omit<Row<T>, "id"> & T;
}
