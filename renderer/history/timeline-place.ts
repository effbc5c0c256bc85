/** Where a timeline is: the moment, by its edition and number, and the edition whose text is shown. */
export interface TimelinePlace {
  readonly shown: string;
  readonly editionId: string;
  readonly number: number;
}

let kept: { readonly storyId: string; readonly place: TimelinePlace } | null = null;

/** Has the page that this window goes to next open the timeline of this story at this place. */
export function keepTimelineOpen(storyId: string, place: TimelinePlace): void {
  kept = { storyId, place };
}

/** The place that is kept for this story now. */
export function keptTimelinePlace(storyId: string): TimelinePlace | null {
  return kept?.storyId === storyId ? kept.place : null;
}

/** Once a page is there, of this story or of another. */
export function forgetTimelinePlace(): void {
  kept = null;
}
