const LF = 10;
const CR = 13;

export interface QuotedSyntax {
  readonly delimiter: number;
  readonly quote: number;
  readonly decode: (bytes: Buffer, from: number, to: number) => string;
}

/** `open`: the row may go on behind the buffer. `next` is where the following row begins. */
export type QuotedRow =
  | { readonly status: "whole"; readonly fields: string[]; readonly end: number; readonly next: number }
  | { readonly status: "open" }
  | { readonly status: "broken"; readonly fault: string };

type Field = { readonly text: string; readonly end: number } | Exclude<QuotedRow, { status: "whole" }>;

/**
 * Splits a row that holds quotes by RFC 4180: a quoted field may hold delimiters, line ends and doubled
 * quotes; a quote anywhere else is a fault. `isLast` says that nothing follows the buffer.
 */
export function splitQuoted(bytes: Buffer, from: number, syntax: QuotedSyntax, isLast: boolean): QuotedRow {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    const isQuoted = bytes[at] === syntax.quote;
    const field = isQuoted ? quotedField(bytes, at, syntax, isLast) : plainField(bytes, at, syntax, isLast);
    if ("status" in field) return field;
    fields.push(field.text);
    at = field.end;
    if (bytes[at] === syntax.delimiter) {
      at += 1;
      continue;
    }
    const next = rowEnd(bytes, at);
    if (next !== null) return { status: "whole", fields, end: at, next };
    if (bytes[at] === CR && at + 1 === bytes.length && !isLast) return { status: "open" };
    return { status: "broken", fault: "text follows a closing quote" };
  }
}

function quotedField(bytes: Buffer, at: number, { quote, decode }: QuotedSyntax, isLast: boolean): Field {
  let isDoubled = false;
  let close = bytes.indexOf(quote, at + 1);
  while (close >= 0 && bytes[close + 1] === quote) {
    isDoubled = true;
    close = bytes.indexOf(quote, close + 2);
  }
  if (close < 0 || (close + 1 === bytes.length && !isLast)) return { status: "open" };
  const text = decode(bytes, at + 1, close);
  const mark = String.fromCharCode(quote);
  return { text: isDoubled ? text.replaceAll(mark + mark, mark) : text, end: close + 1 };
}

function plainField(bytes: Buffer, from: number, syntax: QuotedSyntax, isLast: boolean): Field {
  let at = from;
  for (; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === syntax.delimiter) break;
    if (byte === LF) {
      if (at > from && bytes[at - 1] === CR) at -= 1;
      break;
    }
    if (byte === syntax.quote) return { status: "broken", fault: "a quote stands inside an unquoted field" };
  }
  if (at === bytes.length) {
    if (!isLast) return { status: "open" };
    if (at > from && bytes[at - 1] === CR) at -= 1;
  }
  return { text: syntax.decode(bytes, from, at), end: at };
}

/** Where the next row begins when a line end or the end of the file stands at `at`; else null. */
function rowEnd(bytes: Buffer, at: number): number | null {
  if (at >= bytes.length) return bytes.length;
  if (bytes[at] === LF) return at + 1;
  if (bytes[at] !== CR) return null;
  if (bytes[at + 1] === LF) return at + 2;
  return null;
}
