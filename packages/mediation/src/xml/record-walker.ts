import { DomainError } from "@tributary/domain/error";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { createFieldCollectors, type FieldCollector } from "./field-collector.ts";
import { localName, type XmlOptions } from "./xml-columns.ts";
import type { XmlFileOptions } from "./xml-reader.ts";

/** Deeper than any record format nests. */
const MAX_DEPTH = 64;
/** Between two pieces of markup the parser holds all that stands there: no more than this and a chunk. */
const MOST_BETWEEN = 1_048_576;
/** Names under which the two encodings go in an XML declaration. */
const DECLARED = { "utf-8": ["utf-8", "us-ascii"], latin1: ["iso-8859-1", "us-ascii"] } as const;

/** A fault in the file's structure: behind it no next record can be found. */
export class XmlFault extends Error {}

export interface RecordVisitor {
  readonly onRoot: () => void;
  /** `position` is the character behind the tag that opens the record. */
  readonly onOpen: (position: number) => void;
  /** The character behind the tag that closes it; its fields, or why it has none. */
  readonly onClose: (position: number, fields: readonly string[] | string) => void;
}

export interface RecordWalker {
  write(text: string): void;
  close(): void;
}

/**
 * Walks through a file's elements and tells of those that are records. Declared entities are not known, so
 * that nothing grows when it is read.
 *
 * Throws  {@link XmlFault}; {@link DomainError} `FILE_UNREADABLE` for a document type, another root or
 *         another encoding.
 */
export function createRecordWalker(
  { encoding, maxRecordBytes }: XmlFileOptions,
  xml: XmlOptions,
  { onRoot, onOpen, onClose }: RecordVisitor,
): RecordWalker {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  const begin = createFieldCollectors(xml, maxRecordBytes);
  const records = new Set(xml.records);
  const roots = new Set(xml.records.map((path) => path.split("/")[0]));
  const path: string[] = [];
  let record: { readonly depth: number; readonly fields: FieldCollector } | null = null;
  let lastMarkup = 0;
  /** A closed record, until it is known that the tag that closed it is its own. */
  let closed: { readonly position: number; readonly fields: FieldCollector } | null = null;

  function goOn(): void {
    if (closed === null) return;
    const { position, fields } = closed;
    closed = null;
    onClose(position, fields.fields());
  }

  function open({ name, attributes }: SaxesTagPlain): void {
    goOn();
    lastMarkup = parser.position;
    if (path.length === 0) beginRoot(localName(name));
    path.push(localName(name));
    if (path.length > MAX_DEPTH) throw new XmlFault(`elements are nested deeper than ${MAX_DEPTH}`);
    if (record !== null) record.fields.open(name, attributes);
    else if (records.has(path.join("/"))) {
      record = { depth: path.length, fields: begin(name, attributes) };
      onOpen(parser.position);
    }
  }

  function beginRoot(name: string): void {
    if (!roots.has(name))
      throw unreadable(`Its root is ${name}, where the mapping expects ${[...roots].join(", ")}`);
    onRoot();
  }

  function close(): void {
    goOn();
    lastMarkup = parser.position;
    if (record !== null && record.depth === path.length) {
      closed = { position: parser.position, fields: record.fields };
      record = null;
    } else record?.fields.close();
    path.pop();
  }

  const addText = (text: string): void => record?.fields.text(text);
  parser.on("opentag", open);
  parser.on("closetag", close);
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("comment", () => {
    lastMarkup = parser.position;
  });
  parser.on("doctype", () => {
    throw unreadable("It declares a document type, which usage files have no use for");
  });
  parser.on("xmldecl", ({ encoding: declared }) => {
    const isMeant =
      declared === undefined || DECLARED[encoding].some((each) => each === declared.toLowerCase());
    if (!isMeant) throw unreadable(`It declares the encoding ${declared}, the mapping says ${encoding}`);
  });
  parser.on("error", ({ message }) => {
    throw new XmlFault(message.slice(0, 200));
  });
  return {
    write(text) {
      try {
        parser.write(text);
      } catch (error) {
        // The tag that closes a record is at fault itself where the parser has not gone on behind it.
        if (closed !== null && parser.position > closed.position) goOn();
        throw error;
      }
      goOn();
      if (parser.position - lastMarkup > MOST_BETWEEN) {
        throw new XmlFault(`more than ${MOST_BETWEEN} characters stand between two pieces of markup`);
      }
    },
    close: () => void parser.close(),
  };
}

export function unreadable(why: string): DomainError {
  return new DomainError("FILE_UNREADABLE", `The file cannot be read as XML. ${why}.`);
}
