// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, expect, it } from 'vitest';
import { DragomanError } from '../../shared/contract/errors.ts';
import { currentCommands } from '../app/commands.ts';
import { SessionContext } from '../app/session.tsx';
import { toggleTypography, typographyIsOn } from '../editor/typing/typography-setting.ts';
import { installFakeBridge } from '../testing/fake-bridge.ts';
import { installPageParts } from '../testing/page-parts.ts';
import { renderView } from '../testing/render-view.tsx';
import { memberOf, newsroomOf } from '../testing/samples.ts';
import { TypographySettings } from './typography-settings.tsx';

const dina = memberOf({});

function open(setTypography: () => null = () => null) {
  const fake = installFakeBridge({ 'app.typography': () => true, 'app.setTypography': setTypography });
  renderView(
    <SessionContext value={{ newsroom: newsroomOf({ members: [dina], languages: ['en', 'kk'] }), member: dina }}>
      <TypographySettings />
    </SessionContext>,
  );
  const box = screen.getByRole('checkbox', { name: 'Typographic quotes and dashes as you type' });
  return { fake, box };
}

const inPalette = () => currentCommands().map(({ name }) => name);

beforeAll(installPageParts);

it('is on until it is turned off, says what it does in each language of the newsroom, and is kept', async () => {
  const { fake, box } = open();
  expect(box).toHaveProperty('checked', true);
  const rows = screen.getAllByRole('row').slice(1);
  expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual(['English', 'Kazakh']);
  expect(rows[1]?.textContent).toContain('« » with „ “ inside');
  fireEvent.click(box);
  expect(typographyIsOn()).toBe(false);
  expect(await screen.findByText('Saved')).toBeDefined();
  expect(fake.inputs('app.setTypography')).toEqual([{ on: false }]);
  fireEvent.click(box);
  expect(typographyIsOn()).toBe(true);
});

it('and the palette say the same, whoever changed it', () => {
  const { box } = open();
  expect(inPalette()).toEqual(['Typographic quotes and dashes as you type: switch off']);
  act(() => currentCommands()[0]?.run());
  expect(box).toHaveProperty('checked', false);
  expect(inPalette()).toEqual(['Typographic quotes and dashes as you type: switch on']);
  act(toggleTypography);
  expect(box).toHaveProperty('checked', true);
});

it('says when it could not be kept', async () => {
  const { box } = open(() => {
    throw new DragomanError('unexpected', 'The profile cannot be written.', { logId: '' });
  });
  fireEvent.click(box);
  expect((await screen.findByRole('alert')).textContent).toContain('The profile cannot be written.');
  expect(box).toHaveProperty('checked', false);
  act(toggleTypography);
});
