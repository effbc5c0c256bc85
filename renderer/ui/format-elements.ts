import { textFormat } from '../../shared/domain/blocks.ts';

/** The element of each format, the innermost first. */
export const formatElements = [
  [textFormat.bold, 'strong'],
  [textFormat.italic, 'em'],
  [textFormat.strikethrough, 's'],
  [textFormat.underline, 'u'],
  [textFormat.code, 'code'],
  [textFormat.subscript, 'sub'],
  [textFormat.superscript, 'sup'],
] as const;
