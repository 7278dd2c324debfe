import { DomainError } from "@tributary/domain/error";
import { scopeArguments } from "./scope-arguments.ts";

/** The field of a model that says whose its rows are; undefined for a model that belongs to no operator. */
export type FieldOfOperator = (model: string) => string | undefined;

interface Operation {
  readonly model: string;
  readonly operation: string;
  readonly args: unknown;
  query(args: unknown): Promise<unknown>;
}

/**
 * The Prisma extension that narrows every operation on a model to one operator. It gives pruning and clear
 * errors; what it does not see (includes, raw SQL, nested writes) the row policies hold back.
 */
export function operatorExtension(operatorId: string, fieldOf: FieldOfOperator) {
  return {
    name: "operator-scope",
    query: {
      $allModels: {
        async $allOperations({ model, operation, args, query }: Operation): Promise<unknown> {
          const field = fieldOf(model);
          if (field === undefined) {
            throw new DomainError("NOT_FOUND", `${model} holds nothing of an operator's own.`, {
              model,
              operation,
            });
          }
          return query(scopeArguments({ model, operation, field, operatorId }, args));
        },
      },
    },
  };
}

/** Reads the field from the client's own list of scalar fields, so that a new model enters by itself. */
export function fieldOfOperator(fieldsOf: (model: string) => Readonly<Record<string, string>> | undefined) {
  return (model: string): string | undefined => {
    if (model === "Operator") return "id";
    return fieldsOf(model)?.operatorId;
  };
}
