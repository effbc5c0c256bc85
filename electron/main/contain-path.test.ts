import { describe, expect, it } from 'vitest';
import { isInside, pathInside } from './contain-path.ts';

describe('isInside', () => {
  it('takes the folder itself and what lies in it', () => {
    expect(isInside('/a/pages', '/a/pages')).toBe(true);
    expect(isInside('/a/pages', '/a/pages/deep/file.js')).toBe(true);
    expect(isInside('/a/pages', '/a/pages/..name')).toBe(true);
  });

  it('refuses parents and neighbours, whatever their names begin with', () => {
    expect(isInside('/a/pages', '/a')).toBe(false);
    expect(isInside('/a/pages', '/a/pages-of-others/file')).toBe(false);
    expect(isInside('/a/pages', '/a/pages/../secret')).toBe(false);
  });
});

describe('pathInside', () => {
  it('gives the path of what is inside', () => {
    expect(pathInside('/a/pages', './assets/index.js')).toBe('/a/pages/assets/index.js');
  });

  it('refuses names that lead out, are absolute, name the folder itself or hold a NUL', () => {
    for (const name of ['../secret', 'assets/../../secret', '/etc/passwd', '.', 'index.html\0.js']) {
      expect(pathInside('/a/pages', name)).toBeNull();
    }
  });
});
