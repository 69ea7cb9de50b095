import { parseJsonObject, type JsonObject } from '../json-object.ts';
import { oidcError, portalError } from '../http/service-error.ts';

/**
 * Reads members of a camelCase JSON body as the service model types them. Unknown members are ignored, as AWS ignores
 * them, so snake_case members end as missing ones.
 */
export class JsonInput {
  readonly #members: JsonObject;

  /** @throws ServiceError SerializationException (400) when the body is not a JSON object. */
  constructor(body: string) {
    this.#members = parseObject(body);
  }

  /** @throws ServiceError InvalidRequestException when absent or empty. */
  requiredString(name: string): string {
    const value = this.optionalString(name);
    if (value === undefined || value === '') throw oidcError('InvalidRequestException', `Missing ${name}`);
    return value;
  }

  /** @throws ServiceError SerializationException when it is not a string. */
  optionalString(name: string): string | undefined {
    const value = this.#member(name);
    if (value === undefined || typeof value === 'string') return value;
    throw portalError('SerializationException', `${name} is not a string`);
  }

  /** @throws ServiceError SerializationException when it is not a list of strings. */
  optionalStrings(name: string): readonly string[] | undefined {
    const value = this.#member(name);
    if (value === undefined) return undefined;
    if (Array.isArray(value) && value.every((item): item is string => typeof item === 'string')) return value;
    throw portalError('SerializationException', `${name} is not a list of strings`);
  }

  #member(name: string): unknown {
    return Object.hasOwn(this.#members, name) ? (this.#members[name] ?? undefined) : undefined;
  }
}

function parseObject(body: string): JsonObject {
  const members = parseJsonObject(body);
  if (members === undefined) throw portalError('SerializationException');
  return members;
}
