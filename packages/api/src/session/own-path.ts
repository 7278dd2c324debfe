const HERE = "http://here.invalid";

/**
 * The part of an address that stays on this application: whatever else somebody was told to go to becomes the
 * start page. It is read as a browser reads it, which drops tabs and folds dots.
 */
export function ownPath(text: string | undefined): string {
  if (!text?.startsWith("/") || !URL.canParse(text, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(text, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
