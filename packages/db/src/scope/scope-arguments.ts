import { DomainError } from "@tributary/domain/error";

type Arguments = Record<string, unknown>;

/** How each of Prisma's operations is narrowed to one operator. One that is not listed is refused. */
const PARTS: Readonly<
  Record<string, readonly ("where" | "create" | "update" | "data-created" | "data-updated")[]>
> = {
  findUnique: ["where"],
  findUniqueOrThrow: ["where"],
  findFirst: ["where"],
  findFirstOrThrow: ["where"],
  findMany: ["where"],
  count: ["where"],
  aggregate: ["where"],
  groupBy: ["where"],
  create: ["data-created"],
  createMany: ["data-created"],
  createManyAndReturn: ["data-created"],
  update: ["where", "data-updated"],
  updateMany: ["where", "data-updated"],
  updateManyAndReturn: ["where", "data-updated"],
  upsert: ["where", "create", "update"],
  delete: ["where"],
  deleteMany: ["where"],
};

export interface ScopedCall {
  readonly model: string;
  readonly operation: string;
  /** The model's field that says whose the row is. */
  readonly field: string;
  readonly operatorId: string;
}

/** The same arguments, narrowed to one operator's rows; arguments that name another operator are refused. */
export function scopeArguments(call: ScopedCall, args: unknown): Arguments {
  const parts = PARTS[call.operation];
  if (!parts) throw refusal(call, `${call.operation} cannot be narrowed to one operator`);
  const scoped: Arguments = { ...(args as Arguments | undefined) };
  for (const part of parts) {
    if (part === "where") scoped.where = scopeWhere(call, scoped.where);
    else if (part === "create") scoped.create = scopeCreated(call, scoped.create);
    else if (part === "update") scoped.update = scopeUpdated(call, scoped.update);
    else if (part === "data-updated") scoped.data = scopeUpdated(call, scoped.data);
    else {
      const { data } = scoped;
      scoped.data = Array.isArray(data)
        ? data.map((row) => scopeCreated(call, row))
        : scopeCreated(call, data);
    }
  }
  return scoped;
}

/** The operator's condition stands beside the caller's, never in its place: a sibling's row is not found. */
function scopeWhere({ field, operatorId }: ScopedCall, where: unknown): Arguments {
  const given = (where ?? {}) as Arguments;
  const and = given.AND === undefined ? [] : Array.isArray(given.AND) ? given.AND : [given.AND];
  return { ...given, AND: [...and, { [field]: operatorId }] };
}

function scopeCreated(call: ScopedCall, data: unknown): Arguments {
  const row = { ...(data as Arguments) };
  requireOwn(call, row[call.field]);
  // A row given by its relations takes the operator by relation too; Prisma does not mix the two forms.
  if (row.operator !== undefined) {
    const connect = (row.operator as { connect?: { id?: unknown } }).connect;
    if (connect?.id !== call.operatorId) throw refusal(call, "the row names another operator");
    return row;
  }
  row[call.field] = call.operatorId;
  return row;
}

function scopeUpdated(call: ScopedCall, data: unknown): Arguments {
  const row = { ...(data as Arguments) };
  const given = row[call.field];
  requireOwn(call, given !== null && typeof given === "object" && "set" in given ? given.set : given);
  if (row.operator !== undefined) throw refusal(call, "a row never changes its operator");
  return row;
}

function requireOwn(call: ScopedCall, named: unknown): void {
  if (named !== undefined && named !== call.operatorId) throw refusal(call, "the row names another operator");
}

function refusal({ model, operation }: ScopedCall, why: string): DomainError {
  return new DomainError(
    "INPUT_INVALID",
    `${model}.${operation} is refused in an operator's scope: ${why}.`,
    {
      model,
      operation,
    },
  );
}
