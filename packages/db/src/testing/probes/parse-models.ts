import fs from "node:fs";
import path from "node:path";

export interface ModelField {
  readonly name: string;
  readonly column: string;
  readonly type: string;
  readonly isList: boolean;
  readonly isRelation: boolean;
}

export interface Model {
  readonly name: string;
  /** The client's property. */
  readonly delegate: string;
  readonly table: string;
  readonly fields: readonly ModelField[];
  readonly id: readonly ModelField[];
  /** The field that says whose a row is. */
  readonly operatorField: string | undefined;
}

/** The models of a folder of .prisma files: a new model is probed by itself. */
export function parseModels(folder: string): Model[] {
  const text = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith(".prisma"))
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
  const blocks = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(blocks.map(([, name]) => name));
  return blocks.map(([, name = "", body = ""]) => parseModel(name, body, names));
}

function parseModel(name: string, body: string, models: ReadonlySet<string | undefined>): Model {
  const lines = body.split("\n").map((line) => line.trim());
  const fields: ModelField[] = [];
  let id: string[] = [];
  for (const line of lines) {
    const [, field = "", type = "", suffix = ""] = /^(\w+)\s+(\w+)(\[\]|\?)?/.exec(line) ?? [];
    if (field !== "") {
      const column = /@map\("(\w+)"\)/.exec(line)?.[1] ?? field;
      fields.push({ name: field, column, type, isList: suffix === "[]", isRelation: models.has(type) });
      if (/\s@id\b/.test(line)) id = [field];
    }
    const composite = /^@@id\(\[(.+?)\]\)/.exec(line)?.[1];
    if (composite !== undefined) id = composite.split(", ");
  }
  const operatorField =
    name === "Operator" ? "id" : fields.find((field) => field.name === "operatorId")?.name;
  return {
    name,
    delegate: name.charAt(0).toLowerCase() + name.slice(1),
    table: /^@@map\("(\w+)"\)/m.exec(lines.join("\n"))?.[1] ?? name,
    fields,
    id: id.map((key) => {
      const found = fields.find((field) => field.name === key);
      if (!found) throw new Error(`${name} has no field ${key}`);
      return found;
    }),
    operatorField,
  };
}
