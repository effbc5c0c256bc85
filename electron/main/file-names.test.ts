import { describe, expect, it } from 'vitest';
import { fileNameOf, freePath, newsroomArgument, newsroomNameOf, outletsFolderOf } from './file-names.ts';

describe('fileNameOf', () => {
  it('keeps names in any script as they are', () => {
    expect(fileNameOf('The Steppe Courier')).toBe('The Steppe Courier');
    expect(fileNameOf('Дала хабаршысы')).toBe('Дала хабаршысы');
  });

  it('leaves nothing that leads elsewhere or that a system refuses', () => {
    expect(fileNameOf('../../etc/passwd')).toBe('etc passwd');
    expect(fileNameOf('a:b*c?\u0000"<>|')).toBe('a b c');
    expect(fileNameOf(' . ')).toBe('Newsroom');
    expect(fileNameOf('CON')).toBe('CON newsroom');
    expect(fileNameOf('nul.snow (ru)', 'Copy')).toBe('nul copy.snow (ru)');
    expect(fileNameOf('Control')).toBe('Control');
    expect(fileNameOf('??', 'Copy')).toBe('Copy');
  });

  it('fits in the 255 bytes of a file name with every suffix', () => {
    expect(Buffer.byteLength(`${fileNameOf('😀'.repeat(120))} 2.newsroom-wal`)).toBeLessThan(255);
  });
});

describe('freePath', () => {
  it('adds a number when the name is taken', () => {
    const taken = new Set(['/rooms/Desk.newsroom', '/rooms/Desk 2.newsroom']);
    expect(freePath('/rooms', 'Desk', (path) => taken.has(path))).toBe('/rooms/Desk 3.newsroom');
    expect(freePath('/rooms', 'Other', (path) => taken.has(path))).toBe('/rooms/Other.newsroom');
  });
});

it('names a newsroom after its file', () => {
  expect(newsroomNameOf('/rooms/Дала.newsroom')).toBe('Дала');
  expect(newsroomNameOf('/rooms/plain')).toBe('plain');
  expect(newsroomNameOf('/rooms/.newsroom')).toBe('Newsroom');
});

it('finds the newsroom among the arguments and no switch', () => {
  expect(newsroomArgument(['/app', '--user-data-dir=/x.newsroom', 'Desk.newsroom'])).toBe('Desk.newsroom');
  expect(newsroomArgument(['/app', '--no-sandbox'])).toBeNull();
});

it('puts the outlets beside the newsroom', () => {
  expect(outletsFolderOf('/rooms/Desk.newsroom')).toBe('/rooms/Desk.outlets');
});
