const LF: u32 = 10;
const BEYOND_ASCII: u32 = 128;
const SPACE: u32 = 32;
const TAB: u32 = 9;

/**
 * Cuts a row that begins at `from` into fields and leaves out the white space around each: where they begin
 * and end, counted from `base`, is put into `starts` and `ends`. Stops at a line feed, a NUL, a quote, a byte
 * beyond ASCII, at `to`, and at a delimiter for whose field there is no room. Of the field that ends there,
 * only the beginning is put down. A delimiter or a quote below 0 is none.
 *
 * Answers the place where it stopped, counted from `base`; the number of whole fields is put into `count`.
 */
export function cutRow(
  base: usize,
  from: i32,
  to: i32,
  delimiter: i32,
  quote: i32,
  starts: usize,
  ends: usize,
  room: i32,
  count: usize,
): i32 {
  const delimiters = i8x16.splat(<i8>delimiter);
  const quotes = i8x16.splat(<i8>quote);
  const lineFeeds = i8x16.splat(<i8>LF);
  const end = base + to;
  let start = base + from;
  let fields = 0;
  let stop = end;
  for (let block = start; block < stop; block += 16) {
    const bytes = v128.load(block);
    // A byte beyond ASCII is below 0, and so is among the controls up to the line feed.
    const special = v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, quotes));
    let found = i8x16.bitmask(v128.or(special, i8x16.le_s(bytes, lineFeeds)));
    for (; found !== 0; found &= found - 1) {
      const at = block + ctz(found);
      if (at >= end) break;
      const byte = <u32>load<u8>(at);
      if (byte === <u32>delimiter && fields < room) {
        putField(start, at, base, starts + (fields << 2), ends + (fields << 2));
        fields += 1;
        start = at + 1;
      } else if (isEnd(byte, <u32>delimiter, <u32>quote)) {
        stop = at;
        break;
      }
    }
  }
  store<i32>(starts + (fields << 2), <i32>(start - base));
  store<i32>(count, fields);
  return <i32>(stop - base);
}

/** Whether a row cannot go on here, or only with a second look; other controls are text. */
function isEnd(byte: u32, delimiter: u32, quote: u32): bool {
  return byte === LF || byte === 0 || byte >= BEYOND_ASCII || byte === quote || byte === delimiter;
}

function putField(from: usize, to: usize, base: usize, startAt: usize, endAt: usize): void {
  let start = from;
  let end = to;
  while (start < end && isWhite(load<u8>(start))) start += 1;
  while (end > start && isWhite(load<u8>(end - 1))) end -= 1;
  store<i32>(startAt, <i32>(start - base));
  store<i32>(endAt, <i32>(end - base));
}

function isWhite(byte: u32): bool {
  return byte === SPACE || byte - TAB <= 4;
}
