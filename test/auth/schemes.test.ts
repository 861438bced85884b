import { readContract } from '../../src/http/contract/contract';
import { knowOwner } from '../../src/http/owner';

const contract = readContract();
const known = () => ({ owner: 'local' });

it('A security scheme that nobody handles stops the start.', () => {
  expect(() => knowOwner(contract, {})).toThrow(/bearer/);
  expect(() => knowOwner(contract, { apiKey: known })).toThrow(/bearer/);
  expect(() => knowOwner(contract, { bearer: known })).not.toThrow();
});

it('Which operations belong to an owner is what `security` says, and those alone can answer 401.', () => {
  const all = [...contract.operations.values()];
  const owned = all.filter(({ schemes }) => schemes.length > 0).map(({ id }) => id);
  const refused = all.filter(({ responses }) => responses.has(401)).map(({ id }) => id);
  expect(owned).toEqual(refused);
  expect(all.filter(({ id }) => !owned.includes(id)).map(({ id }) => id)).toEqual([
    'getHealth',
    'getReadiness',
  ]);
});
