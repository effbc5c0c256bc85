import { expect, test } from 'vitest';
import { pictureAddress } from './picture-address.ts';

const hash = 'a0'.repeat(32);

test('a picture of the newsroom is named by its hash', () => {
  expect(pictureAddress(`dragoman://app/picture/${hash}`)).toEqual({ hash, small: false });
  expect(pictureAddress(`dragoman://app/picture/${hash}?small`)).toEqual({ hash, small: true });
});

test.each([
  `dragoman://app/picture/${hash.toUpperCase()}`,
  `dragoman://app/picture/${hash}/..`,
  `dragoman://app/picture/${hash}?other`,
  `dragoman://app/picture/`,
  `dragoman://elsewhere/picture/${hash}`,
  `https://app/picture/${hash}`,
  'dragoman://app/assets/main.js',
  'no address',
])('%s names none', (address) => {
  expect(pictureAddress(address)).toBeNull();
});
