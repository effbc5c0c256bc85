import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProfile } from './profile.ts';
import { defaultSettings, parseSettings } from './settings.ts';

let folder: string;
let problems: string[];
const open = (at = folder) => openProfile(at, (what) => problems.push(what));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dragoman-profile-'));
  problems = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openProfile', () => {
  it('starts with the defaults in a folder that does not exist yet, and makes it', async () => {
    const profile = open(join(folder, 'new', 'profile'));
    expect(profile.settings).toEqual(defaultSettings);
    profile.update({ theme: 'dark' });
    await profile.written();
    expect(open(join(folder, 'new', 'profile')).settings.theme).toBe('dark');
    expect(problems).toEqual([]);
  });

  it('brings back the newsroom, the place and the window of the last time', async () => {
    const profile = open();
    const place = { memberId: 'm', path: '/edition/e', blockId: 'b' };
    const window = { x: -5, y: 10, width: 1200, height: 800, maximized: true };
    profile.update({ lastNewsroom: '/rooms/Steppe.newsroom', window });
    profile.rememberPlace('n', place);
    await profile.written();
    const again = open();
    expect(again.settings).toMatchObject({ lastNewsroom: '/rooms/Steppe.newsroom', window });
    expect(again.placeIn('n')).toEqual(place);
    expect(again.placeIn('other')).toBeNull();
    expect(again.placeIn('constructor')).toBeNull();
  });

  it('writes the last of many quick changes and leaves no other file behind', async () => {
    const profile = open();
    for (let number = 0; number < 200; number += 1) {
      profile.rememberPlace('n', { memberId: 'm', path: `/edition/${number}`, blockId: null });
    }
    await profile.written();
    expect(open().placeIn('n')?.path).toBe('/edition/199');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('sets a broken file aside and starts with the defaults', () => {
    writeFileSync(join(folder, 'settings.json'), '{"version":1,"lastNewsroom":');
    expect(open().settings).toEqual(defaultSettings);
    const [aside] = readdirSync(folder);
    expect(aside).toMatch(/^settings\.broken-\d+\.json$/u);
    expect(readFileSync(join(folder, String(aside)), 'utf8')).toContain('lastNewsroom');
    expect(problems).toHaveLength(1);
  });

  it('keeps running when nothing can be written', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, 'a file where the folder should be');
    const profile = open(blocked);
    profile.update({ theme: 'light' });
    await profile.written();
    expect(profile.settings.theme).toBe('light');
    expect(problems.length).toBeGreaterThan(0);
  });

  it('forgets the places that were visited longest ago', () => {
    const profile = open();
    for (let number = 0; number < 60; number += 1) {
      profile.rememberPlace(`newsroom ${number}`, { memberId: null, path: '/desk', blockId: null });
    }
    expect(profile.placeIn('newsroom 0')).toBeNull();
    expect(profile.placeIn('newsroom 59')).not.toBeNull();
    expect(Object.keys(profile.settings.places)).toHaveLength(50);
  });
});

describe('parseSettings', () => {
  const whole = JSON.stringify(defaultSettings);

  it('reads what is written', () => {
    expect(parseSettings(whole)).toEqual(defaultSettings);
  });

  it.each([
    'null',
    '[]',
    '"text"',
    whole.replace('"version":1', '"version":2'),
    whole.replace('"theme":"system"', '"theme":"sepia"'),
    whole.replace('"window":null', '"window":{"x":0,"y":0,"width":"wide","height":1,"maximized":false}'),
    whole.replace('"places":{}', '"places":{"n":{"memberId":1,"path":"/","blockId":null}}'),
    whole.replace('"lastNewsroom":null', '"lastNewsroom":7'),
  ])('refuses %s', (json) => {
    expect(() => parseSettings(json)).toThrow();
  });
});
