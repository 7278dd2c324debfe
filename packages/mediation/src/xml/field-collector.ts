import { columnPath, localName, type XmlOptions } from "./xml-columns.ts";

/** Collects the texts of one record's columns while its elements pass by. */
export interface FieldCollector {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(): void;
  /** The record's fields, or why it has none. */
  fields(): readonly string[] | string;
}

/** Begins a record with its own element, which has been opened. */
export type BeginFields = (name: string, attributes: Readonly<Record<string, string>>) => FieldCollector;

/** Of a record with more than `mostCharacters` in its columns the rest is let go: it is too long. */
export function createFieldCollectors({ columns }: XmlOptions, mostCharacters: number): BeginFields {
  const texts = new Map<string, number>();
  const attributes = new Map<string, { readonly name: string; readonly at: number }[]>();
  for (const [index, column] of columns.entries()) {
    const { elements, attribute } = columnPath(column);
    if (attribute === null) texts.set(elements, index);
    else attributes.set(elements, [...(attributes.get(elements) ?? []), { name: attribute, at: index }]);
  }
  return (name, own) => {
    const found: (string | undefined)[] = columns.map(() => undefined);
    const path: string[] = [];
    let twice: string | null = null;
    let left = mostCharacters;

    function set(at: number, text: string): void {
      if (found[at] !== undefined) twice ??= columns[at] ?? "";
      found[at] = text;
    }
    function takeAttributes(elements: string, given: Readonly<Record<string, string>>): void {
      const wanted = attributes.get(elements);
      if (wanted === undefined) return;
      for (const [key, value] of Object.entries(given)) {
        const match = wanted.find((each) => each.name === localName(key));
        if (match !== undefined) set(match.at, value);
      }
    }

    takeAttributes("", own);
    return {
      open(child, given) {
        path.push(localName(child));
        const elements = path.join("/");
        takeAttributes(elements, given);
        const at = texts.get(elements);
        if (at !== undefined) set(at, "");
      },
      text(text) {
        const at = texts.get(path.join("/"));
        if (at === undefined || left <= 0) return;
        left -= text.length;
        found[at] = (found[at] ?? "") + text;
      },
      close: () => path.pop(),
      fields() {
        if (twice !== null) return `${twice} stands twice in one ${localName(name)}`;
        return [localName(name), ...found.map((text) => text ?? "")];
      },
    };
  };
}
