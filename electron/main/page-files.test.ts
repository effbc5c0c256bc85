import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageFile, pageHeaders } from './page-files.ts';
import { isOwnAddress } from './page-origin.ts';

const folder = '/app/build/renderer';

describe('pageFile', () => {
  it('serves the page and its assets with their types', () => {
    expect(pageFile(folder, 'dragoman://app/')?.path).toBe(`${folder}/index.html`);
    expect(pageFile(folder, 'dragoman://app/assets/index-1.js?x#y')).toEqual({
      path: `${folder}/assets/index-1.js`,
      contentType: 'text/javascript; charset=utf-8',
    });
    expect(pageFile(folder, 'dragoman://app/assets/%D0%B0.woff2')?.path).toBe(`${folder}/assets/а.woff2`);
  });

  it.each([
    'dragoman://app/..%2f..%2fpackage.json',
    'dragoman://app/%2e%2e/%2e%2e%2fpackage.json',
    'dragoman://app/assets/..%2f..%2f..%2f..%2fetc/passwd.html',
    'dragoman://app/..%5c..%5cpackage.json',
    'dragoman://app//etc/hosts.json/../../../../../x%00.js',
    'dragoman://app/%ff.js',
  ])('serves nothing outside its folder: %s', (address) => {
    expect(pageFile(folder, address)?.path ?? `${folder}/`).toMatch(/^\/app\/build\/renderer\//u);
  });

  it('serves no other host, no other scheme and no unknown kind of file', () => {
    expect(pageFile(folder, 'dragoman://other/index.html')).toBeNull();
    expect(pageFile(folder, 'file:///app/build/renderer/index.html')).toBeNull();
    expect(pageFile(folder, 'dragoman://app/assets/program.exe')).toBeNull();
    expect(pageFile(folder, 'dragoman://app/edition/1')).toBeNull();
  });
});

describe('pageHeaders', () => {
  it('sets the policy on every reply, also when nothing was found', () => {
    for (const file of [null, pageFile(folder, 'dragoman://app/')]) {
      expect(pageHeaders(file)).toMatchObject({
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
      });
    }
  });

  it('lets only files with a hash in their name be kept', () => {
    expect(pageHeaders(pageFile(folder, 'dragoman://app/'))['cache-control']).toBe('no-cache');
    expect(pageHeaders(pageFile(folder, 'dragoman://app/assets/a-1.js'))['cache-control']).toContain('immutable');
  });

  it('allows nothing inline and nothing from elsewhere', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|\*/u);
  });
});

describe('isOwnAddress', () => {
  it('judges the parsed address', () => {
    expect(isOwnAddress('dragoman://app/index.html')).toBe(true);
    for (const address of [
      'dragoman://app.example.org/',
      'dragoman://user@app/',
      'dragoman://app:80/',
      'https://app/',
      'dragoman:app',
      'about:blank',
      'not an address',
    ]) {
      expect(isOwnAddress(address)).toBe(false);
    }
  });
});
