// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyContent } from '../../shared/domain/edition.ts';
import { compareCoarsely, compareContents } from '../../shared/language/difference.ts';
import { compare, content, differingBy, openHistory, paragraph, texts } from './history-testing.tsx';

describe('a revision', () => {
  it('is compared with the one before: words that came and words that went', async () => {
    openHistory();
    const comparison = await compare(/^Revision 3/u);
    expect([...comparison.querySelectorAll('del')].map((one) => one.textContent)).toEqual(['waits']);
    expect([...comparison.querySelectorAll('ins')].map((one) => one.textContent)).toEqual([
      'waited long',
      'Prices ease.',
    ]);
    expect(screen.getByText('+4 −1 word, 2 changes')).toBeTruthy();
  });

  it('says what moved', async () => {
    openHistory();
    const comparison = await compare(/^Revision 4/u);
    expect(comparison.textContent).toContain('Moved here.');
    expect(comparison.textContent).toContain('Moved further up: “Prices ease.”');
  });

  it('can be compared with the text as it is now', async () => {
    const { fake } = openHistory();
    await compare(/^Revision 1/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'r3' } });
    await waitFor(() => expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 1, to: 3 }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'now' } });
    await waitFor(() => expect(screen.getByRole('region', { name: 'Comparison' }).textContent).toContain('Prices'));
  });

  it('asks for another number with the caret in the box', async () => {
    const { fake } = openHistory();
    await compare(/^Revision 3/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'number' } });
    const box = screen.getByRole('textbox', { name: 'Number of the other revision' });
    expect(document.activeElement).toBe(box);
    fireEvent.change(box, { target: { value: '1' } });
    await waitFor(() => expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 1, to: 3 }));
  });

  it('says that there is no such number, and never that there is no difference', async () => {
    openHistory();
    await compare(/^Revision 3/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'number' } });
    expect(screen.queryByRole('region', { name: 'Comparison' })).toBeNull();
    expect(screen.getByText(/^Type the number of the other revision/u)).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Number of the other revision' }), {
      target: { value: '999' },
    });
    expect(screen.getByText(/^There is no revision 999\./u)).toBeTruthy();
    expect(screen.queryByText('No difference')).toBeNull();
  });

  it('is walked through change by change, and left with Escape', async () => {
    openHistory();
    const comparison = await compare(/^Revision 3/u);
    const changes = [...comparison.querySelectorAll('[data-change]')];
    expect(changes).toHaveLength(2);
    fireEvent.keyDown(window, { code: 'KeyN' });
    expect(document.activeElement).toBe(changes[0]);
    expect(screen.getByRole('status', { name: 'Change' }).textContent).toBe('1 of 2');
    fireEvent.keyDown(window, { code: 'F8' });
    expect(document.activeElement).toBe(changes[1]);
    expect(screen.getByRole('status', { name: 'Change' }).textContent).toBe('2 of 2');
    fireEvent.keyDown(window, { code: 'KeyP' });
    expect(document.activeElement).toBe(changes[0]);
    fireEvent.keyDown(window, { code: 'Escape' });
    expect(screen.getByText('The text')).toBeTruthy();
  });

  it('is shown side by side, the older side left, until somebody chooses otherwise', async () => {
    openHistory();
    const comparison = await compare(/^Revision 3/u);
    fireEvent.click(screen.getByRole('button', { name: 'Side by side' }));
    expect(comparison.getAttribute('data-layout')).toBe('sides');
    expect(comparison.textContent).toContain('Revision 2');
    expect(comparison.textContent).toContain('Revision 3');
    const changed = [...comparison.querySelectorAll('[data-change]')];
    expect(changed).toHaveLength(2);
    const [left, right] = [...(changed[0]?.children ?? [])];
    expect([left?.textContent, right?.textContent]).toEqual(['The bank waits.', 'The bank waited long.']);
    expect([left?.querySelectorAll('ins').length, right?.querySelectorAll('del').length]).toEqual([0, 0]);
    fireEvent.keyDown(window, { code: 'Escape' });
    expect((await compare(/^Revision 4/u)).getAttribute('data-layout')).toBe('sides');
    fireEvent.click(screen.getByRole('button', { name: 'Inline' }));
  });

  it('can be swapped with what it is compared with', async () => {
    const { fake } = openHistory();
    const comparison = await compare(/^Revision 3/u);
    fireEvent.click(screen.getByRole('button', { name: 'Swap' }));
    await waitFor(() =>
      expect([...comparison.querySelectorAll('del')].map((one) => one.textContent)).toContain('Prices ease.'),
    );
    expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 3, to: 2 });
  });

  it('gives way to any two others', async () => {
    const { fake } = openHistory();
    await compare(/^Revision 3/u);
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare' }), { target: { value: 'r4' } });
    fireEvent.change(screen.getByRole('combobox', { name: 'Compare with' }), { target: { value: 'r1' } });
    await waitFor(() => expect(fake.calls.at(-1)?.input).toEqual({ editionId: 'edition', from: 1, to: 4 }));
  });

  it('says which words look otherwise, and marks them as neither come nor gone', async () => {
    const bold = { ...paragraph('a', 'x'), children: [{ type: 'text' as const, text: 'The bank waits.', format: 1 }] };
    const plain = paragraph('a', 'The bank waits.');
    openHistory({ answers: differingBy(compareContents(content('', plain), content('', bold), 'en')) });
    const comparison = await compare(/^Revision 3/u);
    expect(comparison.textContent).toContain('Now bold: “The bank waits.”.');
    expect(comparison.querySelectorAll('ins, del')).toHaveLength(0);
  });

  it('says so when it was compared by paragraphs only', async () => {
    const difference = compareCoarsely(texts[0] ?? emptyContent, texts[2] ?? emptyContent, 'en');
    openHistory({ answers: differingBy(difference) });
    expect((await compare(/^Revision 3/u)).textContent).toContain('too long to compare word by word');
  });
});
