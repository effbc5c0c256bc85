import { expect, test } from 'vitest';
import { offered, target } from './export-edition.ts';

const never = (): boolean => false;

test('the format asked for comes first, and what was not written is not offered', () => {
  expect(offered({ name: 'a', first: 'html', html: '', text: '', markdown: '', docx: new Uint8Array() })).toEqual([
    'html',
    'docx',
    'markdown',
    'text',
  ]);
  expect(offered({ name: 'a', first: 'docx', html: '', text: '' })).toEqual(['html', 'text']);
});

test('the ending of the chosen name says the format', () => {
  const formats = ['html', 'docx', 'markdown', 'text'] as const;
  expect(target('/a/b.MD', formats, 'html', never)).toEqual({ path: '/a/b.MD', format: 'markdown' });
  expect(target('/a/b.htm', formats, 'docx', never)).toEqual({ path: '/a/b.htm', format: 'html' });
});

test('a name without an ending of ours gets one, and no file that is there is written over', () => {
  expect(target('/a/b', ['docx'], 'docx', never)).toEqual({ path: '/a/b.docx', format: 'docx' });
  expect(target('/a/b.v2', ['docx'], 'docx', never)).toEqual({ path: '/a/b.v2.docx', format: 'docx' });
  const taken = (path: string): boolean => path === '/a/b.docx';
  expect(target('/a/b', ['docx'], 'docx', taken)).toEqual({ path: '/a/b 2.docx', format: 'docx' });
});
