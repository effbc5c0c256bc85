import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinLines } from './revision-text.ts';
import { createTextJoiner } from './text-joiner.ts';

const pool = ['', 'а', 'Порт Актау', '{"id":"p1"}', 'x'.repeat(500), 'Қазақстан'].map((text) => Buffer.from(text));
const someLines = fc.array(fc.constantFrom(...pool), { minLength: 1, maxLength: 9 });

test('joins any text after any other', () => {
  fc.assert(
    fc.property(fc.array(someLines, { maxLength: 12 }), (texts) => {
      const join = createTextJoiner();
      for (const lines of texts) expect(join(lines).equals(joinLines(lines))).toBe(true);
    }),
  );
});

test('joins a text in which a paragraph is typed, grows, comes, moves and goes', () => {
  const join = createTextJoiner();
  let lines: Buffer[] = pool.map((line) => Buffer.from(line));
  const change = (next: Buffer[]): void => {
    lines = next;
    expect(join(lines).equals(joinLines(lines))).toBe(true);
  };
  change(lines);
  change(lines.with(2, Buffer.from('Порт')));
  change(lines.with(2, Buffer.from('Порт '.repeat(400))));
  change(lines.toSpliced(3, 0, Buffer.from('ещё')));
  change([...lines.slice(4), ...lines.slice(0, 4)]);
  change(lines.slice(1, 2));
  change(lines);
});
