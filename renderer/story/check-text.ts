import type { Check } from '../../shared/domain/checks.ts';
import { counted } from '../ui/time.ts';

/** What a failing check says to a person. */
export function checkText(check: Check): string {
  switch (check.id) {
    case 'headline':
      return 'There is no headline.';
    case 'body':
      return 'There is no body.';
    case 'untranslated':
      return `${counted(check.count, 'paragraph is', 'paragraphs are')} not translated.`;
    case 'alternative-text':
      return `${counted(check.count, 'picture has', 'pictures have')} no alternative text.`;
    case 'stale':
      return `The source changed in ${counted(check.count, 'paragraph')} since the translation.`;
  }
}
