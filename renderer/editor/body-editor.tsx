import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Block } from '../../shared/domain/blocks.ts';
import type { LanguageCode } from '../../shared/domain/languages.ts';
import { BodyController } from './body-controller.ts';
import styles from './body-editor.module.css';
import type { BodyHandle } from './body-handle.ts';
import { followLinksIn } from './follow-link.ts';
import { LinkPanel } from './link-panel.tsx';

export interface BodyEditorProps {
  readonly label?: string;
  readonly language: LanguageCode;
  /** Read once: another edition needs another key. */
  readonly blocks: readonly Block[];
  readonly editable: boolean;
  readonly size?: 'full' | 'side';
  /** Shown while the body is empty. */
  readonly placeholder?: string;
  /** Called at every change that is to be saved. */
  readonly onDirty: () => void;
  readonly ref?: Ref<BodyHandle>;
}

/** The text box that a body is written in. React draws the box once; what is in it is the editor's alone. */
export function BodyEditor({
  label = 'Body',
  language,
  blocks,
  editable,
  size = 'full',
  placeholder,
  onDirty,
  ref,
}: BodyEditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const latest = useRef(onDirty);
  useLayoutEffect(() => {
    latest.current = onDirty;
  });
  const [body] = useState(() => new BodyController({ blocks, editable, onDirty: () => latest.current() }));
  useImperativeHandle(ref, () => body, [body]);
  useLayoutEffect(() => body.attach(root.current), [body]);
  useLayoutEffect(() => body.editor.setEditable(editable), [body, editable]);
  useEffect(() => followLinksIn(root.current, editable), [editable]);
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: no element of that role holds headings, lists and links */}
      <div
        ref={root}
        className={styles.body}
        data-size={size}
        data-placeholder={placeholder}
        contentEditable={editable}
        suppressContentEditableWarning
        role="textbox"
        aria-multiline="true"
        aria-label={label}
        aria-readonly={editable ? undefined : true}
        tabIndex={0}
        lang={language}
        spellCheck={false}
        autoCorrect="off"
      />
      <LinkPanel body={body} />
    </div>
  );
}
