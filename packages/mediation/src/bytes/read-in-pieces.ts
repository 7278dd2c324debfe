import { type FileHandle, open } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";

/** One part of a file is handed out while the next is read. */
const PART_BYTES = 262_144;

/**
 * Reads a file through memory that serves again, in pieces of `pieceBytes`; whoever else waits for this
 * process has a turn between two of them. A piece holds until the next is asked for.
 */
export async function* readInPieces(path: string, pieceBytes: number): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    let [room, spare] = [Buffer.allocUnsafeSlow(PART_BYTES), Buffer.allocUnsafeSlow(PART_BYTES)];
    let reading = readPart(file, room);
    for (let read = await reading; read > 0; read = await reading) {
      const part = room.subarray(0, read);
      [room, spare] = [spare, room];
      reading = readPart(file, room);
      for (let at = 0; at < read; at += pieceBytes) {
        yield part.subarray(at, at + pieceBytes);
        await nextTurn();
      }
    }
  } finally {
    await file.close();
  }
}

/** A failure is heard when the part is asked for. */
function readPart(file: FileHandle, room: Buffer): Promise<number> {
  const reading = file.read(room, 0, room.length).then(({ bytesRead }) => bytesRead);
  reading.catch(() => undefined);
  return reading;
}
