/** Why a figure changes, sentence by sentence. */
export function Why({ why }: { readonly why: readonly string[] }) {
  return (
    <ul className="min-w-52 max-w-96 text-xs">
      {why.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
