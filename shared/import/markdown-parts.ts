/** One piece of a line of Markdown while it is read. */
export interface Part {
  /** A bracket, an element and signs are words until their other half is found. */
  kind: 'text' | 'break' | 'bracket' | 'tag' | 'signs';
  text: string;
  format: number;
  url: string | null;
  /** Of an element. */
  readonly name?: string;
  /** Of signs: how many there were. */
  readonly length?: number;
  readonly opens?: boolean;
  readonly closes?: boolean;
}

export function textPart(text: string): Part {
  return { kind: 'text', text, format: 0, url: null };
}
