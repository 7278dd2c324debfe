import NotFound from "./(app)/not-found.tsx";

export { metadata } from "./(app)/not-found.tsx";

/** An address that no page has, outside the frame of those that are there. */
export default function UnknownAddress() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <div>
        <NotFound />
      </div>
    </main>
  );
}
