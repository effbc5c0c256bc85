import { describe, expect, it } from 'vitest';
import { cleanText, oneLine, scriptJson } from './escape.ts';

describe('oneLine', () => {
  it('makes one line and keeps the no-break spaces inside numbers', () => {
    expect(oneLine('  26\u00a0300\r\n tenge\u2028 now ')).toBe('26\u00a0300 tenge now');
  });
});

describe('cleanText', () => {
  it('keeps tabs, newlines, joiners and marks of direction', () => {
    expect(cleanText('a\tb\nc\u200dd\u202e')).toBe('a\tb\nc\u200dd\u202e');
  });
});

describe('scriptJson', () => {
  it('holds nothing that could end a script, and reads back as it was', () => {
    const value = { text: '</script><!-- & \u2028\u2029 ]]>' };
    expect(scriptJson(value)).not.toMatch(/[<>&\u2028\u2029]/u);
    expect(JSON.parse(scriptJson(value))).toEqual(value);
  });
});
