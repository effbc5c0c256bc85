import type { Moment } from '../../shared/contract/contract.ts';
import { englishName } from '../../shared/domain/languages.ts';
import { isMilestone } from '../../shared/domain/sittings.ts';
import { stageNames } from '../ui/stage-mark.tsx';
import { shortTime } from '../ui/time.ts';
import { causeTitles, doneBy, noteShown } from './revision-words.ts';
import type { Lane, TimelineModel } from './timeline-model.ts';

/** Where the slider stands, for who cannot see it: "Revision 12, Maksat Tulegen, 14:02, in edit, Russian". */
export function spokenPlace(model: TimelineModel, lane: Lane, state: number | null): string {
  const language = model.lanes.length > 1 ? englishName(lane.language) : '';
  const moment = state === null ? undefined : model.moments[state];
  if (!moment) return `${language || 'This edition'}, not opened yet`;
  const parts = [
    `Revision ${moment.number}`,
    moment.damaged ? 'cannot be read' : moment.authorName,
    shortTime(moment.at),
    `in ${stageNames[moment.stage].toLowerCase()}`,
    language,
    isMilestone(moment) && moment.cause !== 'typing' ? causeTitles[moment.cause].toLowerCase() : '',
    moment.name === null ? '' : `named ${moment.name}`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** What the pointer is over, in one or two lines. */
export function describeMoment(moment: Moment): { readonly title: string; readonly facts: string } {
  const { number, at } = moment;
  const note = noteShown(moment);
  const done = doneBy(moment);
  return {
    title: moment.name === null ? done : `${moment.name} · ${done}`,
    facts: [`Revision ${number}, ${shortTime(at)}`, note].filter(Boolean).join('. '),
  };
}
