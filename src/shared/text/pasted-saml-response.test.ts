import { expect, test } from 'vitest';
import { pastedSamlResponse } from './pasted-saml-response.ts';

test.each([
  ['PHNhbWw+/w==', 'PHNhbWw+/w=='],
  ['  PHNhbWw+/w==\n', 'PHNhbWw+/w=='],
  ['PHNhbWw%2B%2Fw%3D%3D', 'PHNhbWw+/w=='],
  ['SAMLResponse=PHNhbWw%2B%2Fw%3D%3D&RelayState=', 'PHNhbWw+/w=='],
  ['RelayState=x&SAMLResponse=PHNhbWw+/w==', 'PHNhbWw+/w=='],
  ['100%', '100%'],
])('%j is read as %j', (pasted, value) => {
  expect(pastedSamlResponse(pasted)).toBe(value);
});
