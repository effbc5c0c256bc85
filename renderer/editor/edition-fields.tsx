import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { type FieldName, fieldNames } from '../../shared/domain/edition.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { HeadlineCount } from '../writing/headline-count.tsx';
import styles from './edition-fields.module.css';
import type { EditionSession } from './session/edition-session.ts';

/** The groups of fields that stand side by side with those of the source. */
export type FieldGroup = 'headline' | 'standfirst' | 'details';

export interface EditionFieldsHandle {
  /** The element around a field, or around byline and dateline. */
  group(name: FieldGroup): HTMLElement | null;
  focusField(name: FieldName): void;
}

export interface EditionFieldsProps {
  readonly session: EditionSession;
  readonly language: LanguageCode;
  readonly editable: boolean;
  readonly size: 'full' | 'side';
  /** Called when somebody goes on from the last field: the body is next. */
  readonly onLeave: () => void;
  readonly ref?: Ref<EditionFieldsHandle>;
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

const labels: Readonly<Record<FieldName, string>> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
};

/** Headline, standfirst, byline and dateline: fields that look like print. Typing goes to the session, not to React. */
export function EditionFields({ session, language, editable, size, onLeave, ref }: EditionFieldsProps) {
  const frame = useRef<HTMLDivElement>(null);
  const field = (name: FieldName): TextField | null =>
    frame.current?.querySelector<TextField>(`[data-field="${name}"]`) ?? null;
  useEffect(() =>
    session.onAdopt(() => {
      for (const name of fieldNames) show(field(name), session.getField(name));
    }),
  );
  useImperativeHandle(ref, () => ({
    group: (name) => frame.current?.querySelector<HTMLElement>(`[data-group="${name}"]`) ?? null,
    focusField: (name) => field(name)?.focus(),
  }));
  const next = (after: FieldName) => (): void => {
    if (after === 'headline') field('standfirst')?.focus();
    else onLeave();
  };
  const shared = { session, editable } as const;
  return (
    <div ref={frame} className={styles.fields} data-size={size} lang={language}>
      <div data-group="headline" className={styles.headlineGroup}>
        <GrowingField name="headline" className={styles.headline} onEnter={next('headline')} {...shared} />
        {editable ? <HeadlineCount session={session} language={language} /> : null}
      </div>
      <div data-group="standfirst" className={styles.standfirstGroup}>
        <GrowingField name="standfirst" className={styles.standfirst} onEnter={next('standfirst')} {...shared} />
      </div>
      <div data-group="details" className={styles.details}>
        <LineField name="byline" onEnter={() => field('dateline')?.focus()} {...shared} />
        <LineField name="dateline" onEnter={next('dateline')} {...shared} />
      </div>
    </div>
  );
}

/** As if it had been typed, so that a field grows with it, but nothing is told of a change. */
function show(element: TextField | null, text: string): void {
  if (!element || element.value === text) return;
  element.value = text;
  if (element instanceof HTMLTextAreaElement) fitHeight(element);
}

interface OneFieldProps {
  readonly name: FieldName;
  readonly session: EditionSession;
  readonly editable: boolean;
  readonly onEnter: () => void;
}

/** What every field has in common; the value is the field's own between the first drawing and the next text adopted. */
function attributes({ name, session, editable, onEnter }: OneFieldProps) {
  return {
    'data-field': name,
    'aria-label': labels[name],
    'aria-readonly': editable ? undefined : true,
    readOnly: !editable,
    placeholder: editable ? labels[name] : '',
    spellCheck: false,
    autoComplete: 'off',
    onKeyDown: (event: KeyboardEvent<TextField>) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
      event.preventDefault();
      if (!event.ctrlKey && !event.metaKey && !event.altKey) onEnter();
    },
    defaultValue: session.getField(name),
  } as const;
}

/** A field of as many lines as its text needs, and never a line feed in it. */
function GrowingField({ className, ...props }: OneFieldProps & { className: string | undefined }) {
  const { name, session } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (field.current) fitHeight(field.current);
  }, []);
  return (
    <textarea
      ref={field}
      rows={1}
      className={className}
      onChange={(event) => {
        const element = event.currentTarget;
        if (/[\r\n]/u.test(element.value)) {
          const caret = element.selectionStart;
          element.value = oneLine(element.value);
          element.setSelectionRange(caret, caret);
        }
        fitHeight(element);
        session.setField(name, element.value);
      }}
      {...attributes(props)}
    />
  );
}

/** Where the style sheet cannot say it (`field-sizing`). */
function fitHeight(element: HTMLTextAreaElement): void {
  if (typeof CSS === 'undefined' || CSS.supports('field-sizing', 'content')) return;
  element.style.height = 'auto';
  element.style.height = `${element.scrollHeight}px`;
}

function LineField(props: OneFieldProps) {
  return (
    <input
      className={styles.line}
      onChange={(event) => props.session.setField(props.name, event.currentTarget.value)}
      {...attributes(props)}
    />
  );
}

/** A pasted text as one line: each line feed is a space. */
function oneLine(text: string): string {
  return text.replaceAll(/\r\n|\r|\n/gu, ' ');
}
