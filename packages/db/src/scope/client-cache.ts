/** A bounded store of clients, the least recently used given up first. */
export function clientCache<T>(limit: number, create: (key: string) => T, discard: (client: T) => void) {
  const kept = new Map<string, T>();
  return {
    get(key: string): T {
      const client = kept.get(key) ?? create(key);
      kept.delete(key);
      kept.set(key, client);
      if (kept.size > limit) {
        const [oldest, evicted] = kept.entries().next().value as [string, T];
        kept.delete(oldest);
        discard(evicted);
      }
      return client;
    },
    clear(): void {
      for (const client of kept.values()) discard(client);
      kept.clear();
    },
  };
}
