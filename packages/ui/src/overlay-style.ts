/** The veil behind whatever must be answered before the page goes on. */
export const veilStyle = [
  "fixed inset-0 z-50 bg-black/45 data-[state=open]:animate-in data-[state=open]:fade-in-0",
  "data-[state=closed]:animate-out data-[state=closed]:fade-out-0",
].join(" ");

/** A small surface that floats over the page: menus and tips. */
export const floatStyle = [
  "z-50 rounded-lg border bg-card text-foreground shadow-float",
  "data-[state=open]:animate-in data-[state=open]:fade-in-0 data-[state=open]:zoom-in-98",
].join(" ");
