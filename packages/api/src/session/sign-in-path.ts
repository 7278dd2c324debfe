/** Carries a page's own address to it, which only the proxy in front knows. */
export const ADDRESS_HEADER = "x-tributary-address";

/** Where somebody signs in who wanted to go somewhere else. */
export function signInPath(address: string | null): string {
  return address === null || address === "/" ? "/login" : `/login?next=${encodeURIComponent(address)}`;
}
