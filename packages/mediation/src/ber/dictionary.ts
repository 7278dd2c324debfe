export type ItemForm = "group" | "integer" | "text" | "number" | "bcd" | "octets";

/** One item of a record format's data dictionary. */
export interface Item {
  readonly name: string;
  /** Its application tag, which names it wherever it stands. */
  readonly tag: number;
  readonly form: ItemForm;
}

export interface Dictionary {
  /** Undefined for a tag of another release or a sender's own. */
  readonly byTag: (tag: number) => Item | undefined;
  readonly byName: (name: string) => Item | undefined;
}

/** Compiles a dictionary from lists of names and tags, one list a form: `imsi 129, msisdn 152`. */
export function createDictionary(lists: Readonly<Partial<Record<ItemForm, string>>>): Dictionary {
  const forms = Object.entries(lists) as [ItemForm, string][];
  const items = forms.flatMap(([form, list]) => itemsOf(form, list));
  const tags = new Map(items.map((item) => [item.tag, item]));
  const names = new Map(items.map((item) => [item.name, item]));
  return { byTag: (tag) => tags.get(tag), byName: (name) => names.get(name) };
}

function itemsOf(form: ItemForm, list: string): Item[] {
  return list.split(",").map((entry) => {
    const [name = "", tag] = entry.trim().split(" ");
    return { name, tag: Number(tag), form };
  });
}
