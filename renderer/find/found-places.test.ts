// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { FoundPlaces } from './found-places.ts';
import type { Match } from './match-places.ts';
import { unitsOf } from './read-parts.ts';

let scope: HTMLElement;
let found: FoundPlaces;

/** Looks for the letter in a part, as a search does. */
function look(element: HTMLElement, letter = 'o'): void {
  const units = unitsOf(element);
  const places = units.map(({ text }) => [...text.matchAll(new RegExp(letter, 'gu'))].map(({ index }) => index));
  found.keep(
    found.asPart(element),
    units,
    places.map((starts) => starts.map((start) => ({ start, end: start + 1 }))),
  );
}

const elements = (): readonly HTMLElement[] => found.allParts().map(({ element }) => element);
const part = (at: number): HTMLElement => elements()[at] as HTMLElement;
const where = (match: Match | null) => match && [match.side, elements().indexOf(match.element), match.start];

beforeEach(() => {
  scope = document.createElement('div');
  scope.innerHTML =
    '<div id="body"><p>to go</p><p>no</p></div><div data-row><div data-content>so</div></div><textarea data-field>of</textarea>';
  document.body.replaceChildren(scope);
  found = new FoundPlaces({ scope: () => scope, body: () => scope.querySelector('#body') });
  for (const element of elements()) look(element);
});

test('fields come first, then the body, then the source, and round', () => {
  const seen = [];
  for (let step = 0; step < 6; step += 1) {
    found.here = found.next(1, null);
    seen.push(where(found.here));
  }
  expect(seen).toEqual([
    ['own', 0, 0],
    ['own', 1, 1],
    ['own', 1, 4],
    ['own', 2, 1],
    ['source', 3, 1],
    ['own', 0, 0],
  ]);
  found.here = found.next(-1, null);
  expect(where(found.here)).toEqual(['source', 3, 1]);
});

test('looking begins at the caret, forwards with what stands there, backwards with what stands before', () => {
  const from = { element: part(1), unit: 0, offset: 4 };
  expect([where(found.next(1, from)), where(found.next(-1, from))]).toEqual([
    ['own', 1, 4],
    ['own', 1, 1],
  ]);
  const atEnd = { element: part(3), unit: 0, offset: 2 };
  expect(where(found.first(atEnd))).toEqual(['own', 0, 0]);
});

test('counts go along with what is looked through anew, and with blocks that come and go', () => {
  found.here = found.inOrder()[4] ?? null;
  const ordinal = () => found.here && found.ordinalOf(found.here);
  expect([found.count, ordinal()]).toEqual([5, 5]);
  part(1).textContent = 'tooo';
  look(part(1));
  expect([found.count, ordinal()]).toEqual([6, 6]);
  const gone = part(1);
  gone.remove();
  found.drop(gone);
  expect([found.count, ordinal()]).toEqual([3, 3]);
  found.here = found.inOrder()[1] ?? null;
  expect([where(found.here), ordinal()]).toEqual([['own', 1, 1], 2]);
  part(1).parentElement?.append(document.createElement('p'));
  part(1).before(gone);
  look(gone);
  expect([found.count, ordinal()]).toEqual([6, 5]);
});

test('whoever is at a place stays at it while its part is looked through anew', () => {
  found.here = found.inOrder()[2] ?? null;
  (part(1).firstChild as Text).data = 'to it, to go';
  look(part(1));
  expect(where(found.here)).toEqual(['own', 1, 8]);
  look(part(1), 'x');
  expect(found.here).toBeNull();
});
