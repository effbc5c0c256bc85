import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { BodyController } from '../body-controller.ts';
import { openLink } from './follow-link.ts';
import { linkAddress } from './link-address.ts';
import styles from './link-panel.module.css';

interface Asking {
  readonly url: string;
  /** Below the selection, in pixels from the corner of the editor's frame. */
  readonly left: number;
  readonly top: number;
}

/** Asks for the address of a link, just below the words that it is to stand on. */
export function LinkPanel({ body }: { body: BodyController }) {
  const [asking, setAsking] = useState<Asking | null>(null);
  useEffect(
    () =>
      body.onEditLink((place) => {
        const { link, mayLink } = body.formatState();
        if (mayLink) setAsking({ url: link ?? '', ...place });
      }),
    [body],
  );
  if (!asking) return null;
  const close = (): void => {
    setAsking(null);
    body.focus();
  };
  return <LinkForm asking={asking} body={body} onClose={close} />;
}

function LinkForm({ asking, body, onClose }: { asking: Asking; body: BodyController; onClose: () => void }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState(false);
  useEffect(() => {
    const stop = keepShown(body.selectionRange());
    input.current?.select();
    return stop;
  }, [body]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const typed = input.current?.value.trim() ?? '';
    const url = typed === '' ? null : linkAddress(typed);
    if (typed !== '' && url === null) {
      setProblem(true);
      return;
    }
    onClose();
    body.run({ do: 'set-link', url });
  };
  return (
    <form
      className={styles.panel}
      style={{ left: asking.left, top: asking.top }}
      aria-label="Link"
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
    >
      <input
        ref={input}
        className={styles.address}
        aria-label="Link address"
        aria-invalid={problem || undefined}
        aria-describedby={problem ? id : undefined}
        defaultValue={asking.url}
        placeholder="https://"
        spellCheck={false}
        autoComplete="off"
        onChange={() => setProblem(false)}
      />
      <Button type="submit" small>
        {asking.url === '' ? 'Link' : 'Change'}
      </Button>
      {asking.url === '' ? null : (
        <>
          <Button small look="quiet" onClick={() => openLink(asking.url)}>
            Open
          </Button>
          <Button
            small
            look="quiet"
            onClick={() => {
              onClose();
              body.run({ do: 'set-link', url: null });
            }}
          >
            Remove
          </Button>
        </>
      )}
      {problem ? (
        <span id={id} role="alert" className={styles.problem}>
          That is not a web address, a mail address or a telephone number.
        </span>
      ) : null}
    </form>
  );
}

/** The words that the link is for stay marked while the caret is in the panel. */
function keepShown(range: Range | null): () => void {
  if (!range || typeof Highlight === 'undefined') return () => undefined;
  CSS.highlights.set('dragoman-link', new Highlight(range));
  return () => CSS.highlights.delete('dragoman-link');
}
