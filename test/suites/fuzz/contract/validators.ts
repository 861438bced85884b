import addFormats from 'ajv-formats';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020';
import { closed } from '../../../support/contract-check/closed';
import type { Node, Place } from './schema';

/** Tells what is wrong with a value; nothing when it is valid. */
export type Complain = (value: unknown) => string | undefined;

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ID = 'http://contract.invalid/openapi.json';

/** Makes validators for schemas that stand in the served document. */
export class Validators {
  readonly #ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  readonly #made = new Map<string, Complain>();

  constructor(document: Node) {
    addFormats(this.#ajv, { mode: 'full' });
    this.#ajv.addFormat('uuid', UUID); // the usual one lets `urn:uuid:…` through
    this.#ajv.addSchema({ ...closed(document), $id: ID });
  }

  at({ pointer }: Place): Complain {
    const known = this.#made.get(pointer);
    if (known) return known;
    const validate = this.#ajv.compile({ $ref: `${ID}#${pointer}` });
    const complain: Complain = (value) => (validate(value) ? undefined : this.#tell(validate));
    this.#made.set(pointer, complain);
    return complain;
  }

  #tell({ errors }: ValidateFunction): string {
    return this.#ajv.errorsText(errors, { dataVar: '' });
  }
}
