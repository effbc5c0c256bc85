import { expect, test } from 'vitest';
import { linkAddress } from './link-address.ts';

test.each([
  ['https://a.kz/x?y=1#z', 'https://a.kz/x?y=1#z'],
  ['a.kz', 'https://a.kz'],
  ['www.a.kz/path', 'https://www.a.kz/path'],
  ['newsroom@a.kz', 'mailto:newsroom@a.kz'],
  ['mailto:newsroom@a.kz', 'mailto:newsroom@a.kz'],
  ['tel:+77271234567', 'tel:+77271234567'],
  [' https://a.kz ', 'https://a.kz'],
])('%s is %s', (typed, address) => {
  expect(linkAddress(typed)).toBe(address);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'two words', 'word', '', 'https://'])(
  '%s is no link',
  (typed) => {
    expect(linkAddress(typed)).toBe(null);
  },
);
