import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020';
import { closed } from './closed';
import { document } from './document';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
addFormats(ajv, { mode: 'full' });
ajv.addFormat('uuid', UUID); // the usual one lets `urn:uuid:…` through
ajv.addVocabulary(Object.keys(document)); // the contract as a whole is no schema
ajv.addVocabulary(['x-enum-varnames', 'discriminator', 'x-message']); // for generators, and for people
ajv.addSchema(closed(document), 'contract');

/** What the schema under a pointer has against a value; nothing when it is good. */
export function complaints(pointer: string, value: unknown): string[] {
  const validate = ajv.getSchema(`contract#${encodeURI(pointer)}`);
  if (!validate) throw new Error(`The contract has no schema at ${pointer}.`);
  if (validate(value) === true) return [];
  return validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
