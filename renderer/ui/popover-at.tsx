import { type ReactNode, useRef } from 'react';
import { Popover } from 'react-aria-components';
import { createPortal } from 'react-dom';
import styles from './popover-at.module.css';

/** A place in the window, in pixels. */
export type Place = Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>;

/** A popover just below a place that no element stands for: the caret, a word of the text. */
export function PopoverAt({
  place: { left, top, width, height },
  offset,
  className,
  onClose,
  children,
}: {
  place: Place;
  /** How far below, in pixels. */
  offset: number;
  className?: string | undefined;
  onClose: () => void;
  children: ReactNode;
}) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      {/* In the body of the page: what the text scrolls in would be what its place is counted from. */}
      {createPortal(<span ref={anchor} className={styles.place} style={{ left, top, width, height }} />, document.body)}
      <Popover
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        offset={offset}
        {...(className === undefined ? {} : { className })}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        {children}
      </Popover>
    </>
  );
}
