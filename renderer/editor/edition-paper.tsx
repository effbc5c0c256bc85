import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { EditionView } from '../../shared/contract/contract.ts';
import type { FieldName } from '../../shared/domain/edition.ts';
import { memberHere } from '../app/place.ts';
import { BodyEditor } from './body-editor.tsx';
import type { BodyHandle, CaretPlace } from './body-handle.ts';
import { EditionFields, type EditionFieldsHandle, type FieldGroup } from './edition-fields.tsx';
import styles from './edition-paper.module.css';
import type { EditionSession } from './session/edition-session.ts';
import { typographicFields } from './typing/typography-fields.ts';
import { undoFromFields } from './undo/field-undo.ts';
import { keepHistory, keptHistory } from './undo/kept-histories.ts';

/** What views do with the paper: the body's own doings, and the fields'. */
export interface EditionPaperHandle {
  /** The body's editor; null before it is on the screen. */
  body(): BodyHandle | null;
  /** The element around a field, or around byline and dateline. */
  fieldGroup(name: FieldGroup): HTMLElement | null;
  focusField(name: FieldName): void;
  /** Puts the caret where writing begins: in the headline while it is empty, in the body after that. */
  focusStart(): void;
  focusBlock(id: string, where?: CaretPlace): boolean;
  currentBlockId(): string | null;
}

export interface EditionPaperProps {
  readonly view: EditionView;
  readonly session: EditionSession;
  readonly editable: boolean;
  readonly size: 'full' | 'side';
  /** Shown while the body is empty; "Start writing…" unless said. */
  readonly placeholder?: string;
  readonly ref?: Ref<EditionPaperHandle>;
}

/** One edition to write or to read: its fields and its body, saved by the session. */
export function EditionPaper(props: EditionPaperProps) {
  // An editor lives and is undone for one edition only.
  return <Paper key={props.view.edition.id} {...props} />;
}

function Paper({ view, session, editable, size, placeholder = 'Start writing…', ref }: EditionPaperProps) {
  const { language } = view.edition;
  const paper = useRef<HTMLDivElement>(null);
  const body = useRef<BodyHandle>(null);
  const fields = useRef<EditionFieldsHandle>(null);
  useLayoutEffect(() => (body.current ? session.attachBody(body.current) : undefined), [session]);
  const [history] = useState(() => keptHistory(session.editionId, memberHere(), session.currentContent().blocks));
  useEffect(() => typographicFields(paper.current), []);
  useEffect(() => undoFromFields(paper.current, session), [session]);
  useImperativeHandle(
    ref,
    () => ({
      body: () => body.current,
      fieldGroup: (name) => fields.current?.group(name) ?? null,
      focusField: (name) => fields.current?.focusField(name),
      focusStart: () => {
        if (session.getField('headline').trim() === '') fields.current?.focusField('headline');
        else body.current?.focus();
      },
      focusBlock: (id, where) => body.current?.focusBlock(id, where) ?? false,
      currentBlockId: () => body.current?.currentBlockId() ?? null,
    }),
    [session],
  );
  return (
    <div ref={paper} className={styles.paper} data-paper={session.editionId} data-size={size}>
      <EditionFields
        ref={fields}
        session={session}
        language={language}
        editable={editable}
        size={size}
        onLeave={() => body.current?.focus()}
      />
      <div className={styles.body}>
        <BodyEditor
          ref={body}
          language={language}
          blocks={session.currentContent().blocks}
          editable={editable}
          size={size}
          placeholder={editable ? placeholder : ''}
          history={history}
          onClose={(left) => keepHistory(session.editionId, memberHere(), session.currentContent().blocks, left)}
          onDirty={session.bodyChanged}
        />
      </div>
    </div>
  );
}
