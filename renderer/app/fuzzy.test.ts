import { describe, expect, it } from 'vitest';
import { matchRank } from './fuzzy.ts';

describe('matchRank', () => {
  it('ranks the name itself, its beginning, a word of it, a part of it, its initials', () => {
    const ranked = [
      matchRank('settings', 'Settings'),
      matchRank('set', 'Settings'),
      matchRank('story', 'New story'),
      matchRank('tor', 'New story'),
      matchRank('ns', 'New story'),
    ];
    expect(ranked).toEqual([...ranked].sort((one, other) => other - one));
    expect(new Set(ranked).size).toBe(ranked.length);
  });

  it('finds a later word even when the same letters stand inside an earlier one', () => {
    expect(matchRank('port', 'export-port')).toBe(3);
  });

  it('takes the beginnings of several words', () => {
    expect(matchRank('sw mem', 'Switch member')).toBeGreaterThan(0);
    expect(matchRank('clonew', 'Close newsroom')).toBeGreaterThan(0);
  });

  it('refuses letters that are out of order or begin no word', () => {
    expect(matchRank('yrots', 'New story')).toBe(0);
    expect(matchRank('sts', 'Settings')).toBe(0);
  });

  it('looks past case and accents in every script', () => {
    expect(matchRank('КАСПИЙ', 'каспий отступает')).toBe(4);
    expect(matchRank('вернется', 'Поезд вернётся')).toBe(3);
    expect(matchRank('қысқа', 'Қысқа')).toBe(5);
  });

  it('lets everything through when nothing is typed', () => {
    expect(matchRank('  ', 'Settings')).toBe(1);
  });
});
